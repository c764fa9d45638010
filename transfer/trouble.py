"""What is wrong with something a person brought, in words for them."""


class SheetError(Exception):
    def __init__(self, words: object) -> None:
        super().__init__(str(words))
        self.words = words

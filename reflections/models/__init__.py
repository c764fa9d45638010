from reflections.models.entries import ReflectionEntry
from reflections.models.plans import Depth, Key, RecoveryPlan, RecoveryStep
from reflections.models.tools import Tool, ToolKind, ToolRevision, ToolUse

__all__ = [
    "Depth",
    "Key",
    "RecoveryPlan",
    "RecoveryStep",
    "ReflectionEntry",
    "Tool",
    "ToolKind",
    "ToolRevision",
    "ToolUse",
]

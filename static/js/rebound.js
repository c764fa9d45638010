// The one script of every page; at collectstatic the imports are written in here.
import "./once.js";
import "./menu.js";
import "./copy.js";
import "./share.js";
import "./password.js";
import "./zone.js";
import "./autosave.js";
import "./trouble.js";
import "./focus.js";
import "./offline.js";
import "./command.js";
import "./keys.js";

#!/usr/bin/env node
"use strict";

// The command of the installed package: the same as the scripts of the repository run. Programs and packs may be TypeScript.
require("./register.cjs");
require("./command-line");

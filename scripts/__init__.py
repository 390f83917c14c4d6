"""The commands, one file each: read arguments, call the package, print, set the exit code."""

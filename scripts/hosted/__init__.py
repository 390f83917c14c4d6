"""What the workflows in `.github/` run besides the commands: what a form asked for, and what a run tells people."""

"""Programs for those who keep the project: each makes files that are then committed; no build runs them."""

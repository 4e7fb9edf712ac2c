"""The tests: a package of ours, since argos-translate-lt brings one of the same name."""

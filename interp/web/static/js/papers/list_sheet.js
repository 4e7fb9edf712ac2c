/** The list of speakers for printing: prints itself when the console's key opened it. */

if (location.hash === "#print") addEventListener("load", () => print());

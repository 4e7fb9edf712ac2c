"""The Chromium of the browser tests: Debian's headless shell, or the whole browser where that is what there is."""

import shutil

# the shell draws pages alone; the whole browser draws windows, toolbars and lists as well, which nobody sees
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser")
# Chromium heeds the last --disable-features alone: the first thirteen are Playwright's own. The other two draw the list
# below the address bar; each window starts a process for it, which costs as much as a page, and nobody sees it.
NO_FEATURES = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
)  # fmt: skip
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", f"--disable-features={','.join(NO_FEATURES)}",
)  # fmt: skip


def path() -> str | None:
    """Return the command of this machine's Chromium, the headless shell first; None where there is none."""
    return next((found for each in COMMANDS if (found := shutil.which(each))), None)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the reading view have in common: which headline is selected, and what stands on the screen."""
import subprocess
import time

import driver

# Of the screen: the text, without the header, the scroll bar and the place where the pointer rests.
TEXT = "420x420+720+120"
POINTER = ("620", "24")


class Reader:
    """A window with headlines and a story."""

    def __init__(self):
        self.window = None

    def rows(self, name):
        view = self.window.find("list", name=name)
        return [node for node in driver.walk(view) if node.get_role_name() == "list item"]

    def selected(self):
        return [node.get_name() or "" for node in self.rows("Headlines")
                if node.get_state_set().contains(driver.Atspi.StateType.SELECTED)]

    def is_selected(self, title):
        return any(title in name for name in self.selected())

    def picture(self):
        """The text as it is on the screen."""
        subprocess.run(["xdotool", "mousemove", *POINTER], check=True)
        done = subprocess.run(["import", "-window", "root", "-crop", TEXT, "rgb:-"],
                              capture_output=True, timeout=30, check=True)
        return done.stdout

    def still(self):
        """The text once it stands still, scroll bars have faded and places are kept."""
        last = [b""]

        def look():
            time.sleep(1)
            now = self.picture()
            same = now == last[0]
            last[0] = now
            return same
        driver.wait("a view that stands still", look, 60)
        return last[0]

    def stands_at(self, picture):
        """Waits until the text stands where it stood when the picture was taken, to the pixel."""
        driver.wait("the place that was left", lambda: self.still() == picture, 60)

    @staticmethod
    def scroll(button, times):
        """Turns the wheel over the text."""
        subprocess.run(["xdotool", "mousemove", "900", "500", "click", "--repeat", str(times), "--delay", "8", str(button)],
                       check=True)

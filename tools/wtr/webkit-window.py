#!/usr/bin/python3
"""A bare WebKitGTK window for WebKitWebDriver: no toolbar, so any viewport size works."""
import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402

context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
window = Gtk.Window()
window.set_decorated(False)
window.set_default_size(1024, 768)


def take_focus(_window, _event):
    # Without a window manager the keyboard is where the pointer is, in the middle of the screen: a page that is made
    # narrower than that loses it for good.
    window.get_window().focus(Gdk.CURRENT_TIME)


window.connect("map-event", take_focus)


def create_view(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    settings = view.get_settings()
    settings.set_enable_developer_extras(False)
    settings.set_media_playback_requires_user_gesture(False)
    previous = window.get_child()
    if previous:
        window.remove(previous)
    window.add(view)
    window.show_all()
    view.grab_focus()
    return view


def automation_started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(
        WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()
    )
    session.set_application_info(info)
    session.connect("create-web-view", create_view)


context.connect("automation-started", automation_started)
Gtk.main()

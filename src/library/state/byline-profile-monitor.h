/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-store.h"

G_BEGIN_DECLS

/**
 * BylineProfileMonitor:
 *
 * Notices what other programs change in a profile. Main thread.
 *
 * SQLite's `data_version` says whether another connection has committed. It is looked at when the
 * kernel says that a file of the database was written. Where the kernel does not say so, on a
 * network file system or without inotify, it is looked at every few seconds.
 *
 * Signals:
 *   changed: another program has committed something.
 *   unsettled: rules have been changed whose stories have not all been updated; emitted after each
 *   look until they have.
 */
#define BYLINE_TYPE_PROFILE_MONITOR (byline_profile_monitor_get_type ())
G_DECLARE_FINAL_TYPE (BylineProfileMonitor,
                      byline_profile_monitor,
                      BYLINE,
                      PROFILE_MONITOR,
                      GObject)

/**
 * byline_profile_monitor_new:
 * @store: an open store; a reference is kept
 *
 * Returns: (transfer full): a monitor that does not look yet
 */
BylineProfileMonitor *byline_profile_monitor_new (BylineStore *store);
/**
 * byline_profile_monitor_start:
 * @self: a monitor that was not started before
 * @may_be_notified: %FALSE: look every few seconds wherever the profile lies
 *
 * Looks for the first time; the other looks are compared with that one.
 */
void byline_profile_monitor_start (BylineProfileMonitor *self, gboolean may_be_notified);
/**
 * byline_profile_monitor_stop:
 * @self: a monitor
 *
 * Stops looking. It is called before the store is closed, and may be called twice.
 */
void byline_profile_monitor_stop (BylineProfileMonitor *self);
/**
 * byline_profile_monitor_is_ready:
 * @self: a monitor
 *
 * Returns: whether the first look is over, and it is known how others' changes are noticed
 */
gboolean byline_profile_monitor_is_ready (BylineProfileMonitor *self);
/**
 * byline_profile_monitor_is_polling:
 * @self: a monitor
 *
 * Returns: whether it looks every few seconds
 */
gboolean byline_profile_monitor_is_polling (BylineProfileMonitor *self);
/**
 * byline_profile_monitor_is_notified:
 * @monitor: a file monitor
 *
 * Returns: whether the kernel reports changes to @monitor, so that it does not poll
 */
gboolean byline_profile_monitor_is_notified (GFileMonitor *monitor);

G_END_DECLS

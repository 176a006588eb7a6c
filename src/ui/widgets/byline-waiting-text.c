/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-waiting-text.h"

#include <glib/gi18n.h>

char *
byline_waiting_text (guint n)
{
  return g_strdup_printf (
    ngettext ("%'u change waits for the network", "%'u changes wait for the network", n), n);
}

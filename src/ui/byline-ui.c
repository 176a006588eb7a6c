/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ui.h"

#include <gio/gio.h>

#include "byline-resources.h"

/* A resource in a static library is left out by the linker unless somebody asks for it. */
void
byline_ui_init (void)
{
  g_resources_register (byline_get_resource ());
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-profile.h"

G_BEGIN_DECLS

/**
 * BylineApplication:
 *
 * The program: it holds the library and its window. One instance for each profile.
 */
#define BYLINE_TYPE_APPLICATION (byline_application_get_type ())
G_DECLARE_FINAL_TYPE (BylineApplication, byline_application, BYLINE, APPLICATION, AdwApplication)

/**
 * byline_application_new:
 * @profile: the profile that its windows show
 *
 * Returns: (transfer full): an application
 */
BylineApplication *byline_application_new (BylineProfile *profile);

/**
 * byline_application_main:
 * @argc: how many arguments there are
 * @argv: (array length=argc): the program's arguments
 *
 * Reads the command line and runs the program.
 *
 * Returns: its exit status
 */
int byline_application_main (int argc, char **argv);

G_END_DECLS

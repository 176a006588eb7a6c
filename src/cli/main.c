/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli.h"

int
main (int argc, char *argv[])
{
  return byline_cli_run (argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-accounts-group.h"

#include <string.h>

static void
assert_state (const BylineAccount *account,
              gboolean is_syncing,
              guint done,
              guint total,
              const char *words)
{
  g_autofree char *text = byline_account_state_text (account, is_syncing, done, total);

  g_assert_nonnull (strstr (text, words));
}

static void
test_state (void)
{
  g_autoptr (BylineAccount) account = byline_account_new ();

  assert_state (account, FALSE, 0, 0, "Not synced yet");
  assert_state (account, TRUE, 0, 0, "Syncing");
  assert_state (account, TRUE, 250, 10000, "250 of 10000 entries");
  account->last_succeeded = 1700000000;
  assert_state (account, FALSE, 0, 0, "Synced: ");
  account->n_waiting = 1;
  assert_state (account, FALSE, 0, 0, "\n1 change waits for the network");
  account->n_waiting = 3;
  assert_state (account, FALSE, 0, 0, "\n3 changes wait for the network");
  account->last_error = g_strdup ("raw");
  account->error_code = g_strdup ("fetch:TIMEOUT");
  assert_state (account, FALSE, 0, 0, "took too long");
  g_free (account->error_code);
  account->error_code = g_strdup ("sync:LOGIN");
  assert_state (account, FALSE, 0, 0, "rejected the user name and password");
}

/* It is made over a library that is not open, and goes without a trace. */
static void
test_life (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  BylineProfile *profile = byline_profile_new (dir);
  BylineLibrary *library = byline_library_new (profile, NULL);
  GtkWidget *group = g_object_ref_sink (byline_accounts_group_new (library));
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", dir);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (group);
  g_assert_finalize_object (library);
  g_assert_finalize_object (profile);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/accounts-group/state", test_state);
  g_test_add_func ("/accounts-group/life", test_life);
  return g_test_run ();
}

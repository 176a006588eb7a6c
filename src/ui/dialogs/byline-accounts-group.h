/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-account.h"
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineAccountsGroup:
 *
 * The accounts on servers: how each is doing, sync, remove, and a form for another one.
 */
#define BYLINE_TYPE_ACCOUNTS_GROUP (byline_accounts_group_get_type ())
G_DECLARE_FINAL_TYPE (BylineAccountsGroup,
                      byline_accounts_group,
                      BYLINE,
                      ACCOUNTS_GROUP,
                      AdwPreferencesGroup)

/**
 * byline_accounts_group_new:
 * @library: an open library
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *byline_accounts_group_new (BylineLibrary *library);

/**
 * byline_account_state_text:
 * @account: an account
 * @is_syncing: whether it is synced now
 * @done: how many entries have come of a sync under way
 * @total: how many there are to come; 0: not known
 *
 * Returns: (transfer full): a sentence about how it is doing: "3 changes wait for the network"
 */
char *byline_account_state_text (const BylineAccount *account,
                                 gboolean is_syncing,
                                 guint done,
                                 guint total);

G_END_DECLS

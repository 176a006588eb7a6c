/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "byline-incremental-list-model.h"

#define STEP 10

/* A list of objects, the growing list over it, and what was told of it. */
typedef struct {
  GListStore *store;
  BylineIncrementalListModel *list;
  GPtrArray *shadow; /* as the changes say */
  guint n_changes;
} Fixture;

static void
replay_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->shadow->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->shadow, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  fixture->n_changes++;
}

/* What was told leads to what is there, and that is the beginning of the list behind it. */
static void
assert_same (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->shadow->len);
  for (guint i = 0; i < fixture->shadow->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autoptr (GObject) behind = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_true (item == behind);
      g_assert_true (item == g_ptr_array_index (fixture->shadow, i));
    }
  g_assert_null (g_list_model_get_item (model, fixture->shadow->len));
}

static void
splice (Fixture *fixture, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (objects, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (fixture->store, position, removed, objects->pdata, added);
  assert_same (fixture);
}

static guint
n_behind (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static void
grow (Fixture *fixture)
{
  byline_incremental_list_model_want (fixture->list, G_MAXUINT);
  while (fixture->shadow->len < n_behind (fixture))
    {
      g_main_context_iteration (NULL, TRUE);
      assert_same (fixture);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = g_list_store_new (G_TYPE_OBJECT);
  fixture->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->list = byline_incremental_list_model_new (STEP);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (replay_cb), fixture);
  byline_incremental_list_model_set_model (fixture->list, G_LIST_MODEL (fixture->store));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_same (fixture);
  g_assert_finalize_object (fixture->list);
  g_ptr_array_unref (fixture->shadow);
  g_assert_finalize_object (fixture->store);
}

static gboolean
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whatever grows by itself has grown. */
static void
settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 100, set_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* A step at once, one more by itself, and others as they are wanted. */
static void
test_wanted (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 1000);
  settle ();
  g_assert_cmpuint (fixture->shadow->len, ==, 2 * STEP);
  byline_incremental_list_model_want (fixture->list, 2 * STEP);
  settle ();
  g_assert_cmpuint (fixture->shadow->len, ==, 2 * STEP);
  byline_incremental_list_model_want (fixture->list, 2 * STEP + 1);
  settle ();
  g_assert_cmpuint (fixture->shadow->len, ==, 3 * STEP);

  /* What comes above pushes nothing out, and what goes does not stay empty. */
  fixture->n_changes = 0;
  splice (fixture, 0, 0, 7);
  splice (fixture, 5, 1, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (fixture->shadow->len, ==, 3 * STEP + 6);
  splice (fixture, 0, 3 * STEP + 6, 0);
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  /* Behind those that are there, nothing is told. */
  fixture->n_changes = 0;
  splice (fixture, 500, 10, 20);
  splice (fixture, n_behind (fixture), 0, 100);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* A step at once, and one at a time; then whatever is behind a view's widgets. */
static void
test_grows (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 1000);
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  while (fixture->shadow->len == STEP)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->shadow->len, ==, 2 * STEP);
  grow (fixture);
  g_assert_cmpuint (fixture->shadow->len, ==, 1000);
  g_assert_cmpuint (fixture->n_changes, ==, 200 / STEP);
}

static void
test_short (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, STEP);
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  splice (fixture, 4, 2, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  splice (fixture, 0, STEP - 1, 0);
  g_assert_cmpuint (fixture->shadow->len, ==, 0);
}

/* The beginning of a list, and then the rest of it. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, STEP);
  splice (fixture, STEP, 0, 500);
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  grow (fixture);
  g_assert_cmpuint (fixture->shadow->len, ==, 500 + STEP);
}

/* Rows that come behind those that are there come by and by, too. */
static void
test_appended (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 3 * STEP);
  grow (fixture);
  splice (fixture, 3 * STEP, 0, 100);
  g_assert_cmpuint (fixture->shadow->len, ==, 3 * STEP);
  while (fixture->shadow->len == 3 * STEP)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->shadow->len, ==, 4 * STEP);
  grow (fixture);
}

/* What has grown stays, wherever it is scrolled to: a change is one splice. */
static void
test_grown (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 300);
  grow (fixture);
  fixture->n_changes = 0;
  splice (fixture, 0, 0, 30);
  splice (fixture, 150, 10, 200);
  splice (fixture, 250, 100, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  g_assert_cmpuint (fixture->shadow->len, ==, 420);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 300);
  grow (fixture);
  splice (fixture, 0, 300, 400);
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  /* Again while it grows. */
  splice (fixture, 0, 400, 50);
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  splice (fixture, 0, 50, 3);
  g_assert_cmpuint (fixture->shadow->len, ==, 3);
}

/* Changes among rows that are there, and among those that are not, while it grows. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  splice (fixture, 0, 0, 120);
  for (guint i = 0; i < 300; i++)
    {
      guint n = n_behind (fixture);
      guint position = (guint) g_rand_int_range (random, 0, (int) n + 1);
      guint removed = (guint) g_rand_int_range (random, 0, (int) MIN (n - position, 20) + 1);

      splice (fixture, position, removed, (guint) g_rand_int_range (random, 0, 20));
      if (i % 40 == 39)
        grow (fixture);
      if (i % 60 == 59)
        splice (fixture, 0, n_behind (fixture), 90);
    }
  grow (fixture);
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 300);
  byline_incremental_list_model_load_all (fixture->list);
  g_assert_cmpuint (fixture->shadow->len, ==, 300);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  byline_incremental_list_model_load_all (fixture->list);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
test_other_model (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 300);
  byline_incremental_list_model_set_model (fixture->list, NULL);
  g_assert_cmpuint (fixture->shadow->len, ==, 0);
  byline_incremental_list_model_set_model (fixture->list, G_LIST_MODEL (fixture->store));
  g_assert_cmpuint (fixture->shadow->len, ==, STEP);
  grow (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/incremental-list-model/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("wanted", test_wanted);
  ADD ("grows", test_grows);
  ADD ("short", test_short);
  ADD ("rest", test_rest);
  ADD ("appended", test_appended);
  ADD ("grown", test_grown);
  ADD ("replaced", test_replaced);
  ADD ("changes", test_changes);
  ADD ("finish", test_finish);
  ADD ("other-model", test_other_model);
#undef ADD
  return g_test_run ();
}

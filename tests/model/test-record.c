/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-article.h"
#include "byline-feed-document.h"
#include "byline-filter.h"
#include "byline-publication.h"
#include "byline-record-reader.h"
#include "byline-story.h"

/* Every record there is, so that a new field is tested by its line in the table. */
static const BylineRecord *const records[] = {
  &byline_article_record,   &byline_attachment_record,    &byline_author_record,
  &byline_block_record,     &byline_cell_record,          &byline_contact_record,
  &byline_feed_item_record, &byline_feed_document_record, &byline_feed_record,
  &byline_filter_record,    &byline_footnote_record,      &byline_mark_record,
  &byline_picture_record,   &byline_publication_record,   &byline_section_record,
  &byline_story_record,     &byline_teaser_record,        &byline_text_record,
};

/* Those that JSON gives back as they were. */
static const BylineRecord *const json_records[] = {
  &byline_article_record, &byline_attachment_record, &byline_author_record, &byline_contact_record,
  &byline_picture_record, &byline_section_record,    &byline_teaser_record,
};

#define MEMBER(Type, self, field) G_STRUCT_MEMBER (Type, self, (field)->offset)

static gboolean
is_memory (const BylineField *field)
{
  return (field->flags & BYLINE_FIELD_VIEW) == 0 && field->kind != BYLINE_FIELD_DERIVED;
}

/* --- Random records --- */

typedef struct {
  GRand *random;
  gboolean for_json; /* only what JSON has a member for, and as JSON takes it */
  guint depth;
} Maker;

static char *
make_string (Maker *self)
{
  static const char *const parts[] = { "a", "é", "\"", "\\", "\n", "漢", "</b>", "\t", "x y" };
  GString *text = g_string_new ("-");

  for (int n = g_rand_int_range (self->random, 0, 8); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (self->random, 0, G_N_ELEMENTS (parts))]);
  g_string_append_c (text, '-');
  return g_string_free (text, FALSE);
}

static char *
make_url (Maker *self)
{
  return g_strdup_printf ("https://r.example/%d", g_rand_int_range (self->random, 0, 1000000));
}

static void fill (Maker *self, const BylineRecord *record, gpointer value);

static gpointer
make_element (Maker *self, const BylineRecord *record)
{
  gpointer element;

  if (self->for_json && record == &byline_block_record)
    return byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                  byline_text_new_take (make_string (self)));
  element = byline_record_new (record);
  self->depth++;
  fill (self, record, element);
  self->depth--;
  return element;
}

static int
make_length (Maker *self)
{
  return self->depth < 3 ? g_rand_int_range (self->random, 0, 4) : 0;
}

static GPtrArray *
make_array (Maker *self, const BylineField *field)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (field->element->free);

  for (int n = make_length (self); n > 0; n--)
    g_ptr_array_add (array, make_element (self, field->element));
  return array;
}

static void
fill_array (Maker *self, const BylineField *field, gpointer value)
{
  GPtrArray **array = &MEMBER (GPtrArray *, value, field);

  g_clear_pointer (array, g_ptr_array_unref);
  if (field->kind == BYLINE_FIELD_RECORDS)
    *array = make_array (self, field);
  else if (field->kind == BYLINE_FIELD_STRINGS)
    *array = g_ptr_array_new_with_free_func (g_free);
  else
    *array = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (int n = make_length (self); field->kind == BYLINE_FIELD_STRINGS && n > 0; n--)
    g_ptr_array_add (*array, make_string (self));
  for (int n = make_length (self); field->kind == BYLINE_FIELD_ROWS && n > 0; n--)
    g_ptr_array_add (*array, make_array (self, field));
}

static void
fill_values (Maker *self, const BylineField *field, gpointer value)
{
  GArray *values = g_array_new (FALSE, TRUE, (guint) field->element->size);

  g_array_set_clear_func (values, field->element->free);
  g_array_set_size (values, (guint) make_length (self));
  for (guint i = 0; i < values->len; i++)
    fill (self, field->element, values->data + i * field->element->size);
  MEMBER (GArray *, value, field) = values;
}

static void
fill_strv (Maker *self, const BylineField *field, gpointer value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int n = make_length (self); n > 0; n--)
    {
      g_autofree char *text = make_string (self);

      g_strv_builder_add (builder, text);
    }
  g_strfreev (MEMBER (char **, value, field));
  MEMBER (char **, value, field) = g_strv_builder_end (builder);
}

static void
fill_field (Maker *self, const BylineField *field, gpointer value)
{
  int most = field->max > 0 ? (int) MIN (field->max, 1000000) : 1000000;

  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
      MEMBER (char *, value, field) = field->max > 0 ? g_strdup ("plain") : make_string (self);
      break;
    case BYLINE_FIELD_URL:
      MEMBER (char *, value, field) = make_url (self);
      break;
    case BYLINE_FIELD_STRINGS:
    case BYLINE_FIELD_RECORDS:
    case BYLINE_FIELD_ROWS:
      fill_array (self, field, value);
      break;
    case BYLINE_FIELD_STRV:
      fill_strv (self, field, value);
      break;
    case BYLINE_FIELD_RECORD:
      MEMBER (gpointer, value, field) = make_element (self, field->element);
      break;
    case BYLINE_FIELD_VALUES:
      fill_values (self, field, value);
      break;
    case BYLINE_FIELD_INT:
      MEMBER (int, value, field) = g_rand_int_range (self->random, 0, most);
      break;
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
      MEMBER (int, value, field) = g_rand_boolean (self->random);
      break;
    case BYLINE_FIELD_INT64:
    case BYLINE_FIELD_TIME:
      MEMBER (gint64, value, field) = g_rand_int_range (self->random, 0, most);
      break;
    case BYLINE_FIELD_GROUP:
      fill (self, field->element, value);
      break;
    case BYLINE_FIELD_DERIVED:
      break;
    }
}

/* Some fields stay empty, as they are in life; what JSON asks for is there. */
static void
fill (Maker *self, const BylineRecord *record, gpointer value)
{
  for (gsize i = 0; i < record->n_fields; i++)
    {
      const BylineField *field = &record->fields[i];
      gboolean is_needed = (field->flags & BYLINE_FIELD_REQUIRED) != 0 || field->fallback != NULL ||
                           field->write != NULL || field->kind == BYLINE_FIELD_GROUP;

      if (!is_memory (field) ||
          (self->for_json && field->name == NULL && field->kind != BYLINE_FIELD_GROUP))
        continue;
      if (is_needed || g_rand_int_range (self->random, 0, 4) > 0)
        fill_field (self, field, value);
    }
}

static gpointer
make (guint32 seed, const BylineRecord *record, gboolean for_json)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Maker maker = { random, for_json, 0 };
  gpointer value = byline_record_new (record);

  fill (&maker, record, value);
  return value;
}

static char *
digest_of (const BylineRecord *record, gconstpointer value)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  byline_record_digest (record, value, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

/* --- Copies --- */

static void
test_copy (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (guint32 seed = 0; seed < 40; seed++)
      {
        gpointer value = make (seed, records[i], FALSE);
        g_autofree char *digest = digest_of (records[i], value);
        gpointer copy = byline_record_copy (records[i], value);
        gpointer assigned = byline_record_new (records[i]);
        g_autofree char *digest_again = NULL;

        g_assert_true (byline_record_equal (records[i], value, copy));
        byline_record_assign (records[i], assigned, value);
        byline_record_free (records[i], value);
        g_assert_true (byline_record_equal (records[i], copy, assigned));
        digest_again = digest_of (records[i], copy);
        g_assert_cmpstr (digest, ==, digest_again);
        byline_record_free (records[i], copy);
        byline_record_free (records[i], assigned);
      }
}

static void
test_missing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      gpointer value = byline_record_new (records[i]);
      gpointer copy = byline_record_copy (records[i], value);

      g_assert_true (byline_record_equal (records[i], value, copy));
      g_assert_true (byline_record_equal (records[i], NULL, NULL));
      g_assert_false (byline_record_equal (records[i], value, NULL));
      g_assert_false (byline_record_equal (records[i], NULL, value));
      g_assert_null (byline_record_copy (records[i], NULL));
      byline_record_free (records[i], NULL);
      byline_record_free (records[i], value);
      byline_record_free (records[i], copy);
    }
}

/* --- Each field counts --- */

/* Changes what the field holds. */
static void
change (const BylineField *field, gpointer value)
{
  Maker maker = { g_rand_new_with_seed (5), FALSE, 0 };
  GPtrArray **array = &MEMBER (GPtrArray *, value, field);
  char **string = &MEMBER (char *, value, field);
  char *before;

  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
      before = *string;
      *string = g_strconcat (before != NULL ? before : "", "x", NULL);
      g_free (before);
      break;
    case BYLINE_FIELD_STRINGS:
      g_ptr_array_add (*array, g_strdup (""));
      break;
    case BYLINE_FIELD_RECORDS:
      if (*array == NULL)
        *array = g_ptr_array_new_with_free_func (field->element->free);
      g_ptr_array_add (*array, byline_record_new (field->element));
      break;
    case BYLINE_FIELD_ROWS:
      if (*array == NULL)
        *array = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_ptr_array_add (*array, g_ptr_array_new_with_free_func (field->element->free));
      break;
    case BYLINE_FIELD_STRV:
      g_strfreev (MEMBER (char **, value, field));
      MEMBER (char **, value, field) = g_strsplit ("one,two,three,four,five", ",", -1);
      break;
    case BYLINE_FIELD_RECORD:
      if (MEMBER (gpointer, value, field) == NULL)
        MEMBER (gpointer, value, field) = byline_record_new (field->element);
      else
        byline_record_free (field->element, g_steal_pointer (&MEMBER (gpointer, value, field)));
      break;
    case BYLINE_FIELD_VALUES:
      if (MEMBER (GArray *, value, field) == NULL)
        fill_values (&maker, field, value);
      g_array_set_size (MEMBER (GArray *, value, field), MEMBER (GArray *, value, field)->len + 1);
      break;
    case BYLINE_FIELD_INT:
      MEMBER (int, value, field) += 1;
      break;
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
      MEMBER (int, value, field) ^= 1;
      break;
    case BYLINE_FIELD_INT64:
    case BYLINE_FIELD_TIME:
      MEMBER (gint64, value, field) += 1;
      break;
    case BYLINE_FIELD_GROUP:
    case BYLINE_FIELD_DERIVED:
      break;
    }
  g_rand_free (maker.random);
}

static void
check_fields (const BylineRecord *whole, const BylineRecord *part, guint32 seed)
{
  for (gsize i = 0; i < part->n_fields; i++)
    {
      const BylineField *field = &part->fields[i];
      gpointer value = NULL;
      gpointer other = NULL;
      g_autofree char *digest = NULL;
      g_autofree char *other_digest = NULL;

      if (field->kind == BYLINE_FIELD_GROUP)
        check_fields (whole, field->element, seed);
      if (field->kind == BYLINE_FIELD_GROUP || !is_memory (field))
        continue;
      value = make (seed, whole, FALSE);
      other = byline_record_copy (whole, value);
      change (field, other);
      digest = digest_of (whole, value);
      other_digest = digest_of (whole, other);
      if (byline_record_equal (whole, value, other))
        g_test_fail_printf ("%s does not count for equality", field->member);
      if (g_str_equal (digest, other_digest) != ((field->flags & BYLINE_FIELD_NOT_DIGESTED) != 0))
        g_test_fail_printf ("%s is digested or not against its table", field->member);
      byline_record_free (whole, value);
      byline_record_free (whole, other);
    }
}

static void
test_each_field_counts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (guint32 seed = 0; seed < 10; seed++)
      check_fields (records[i], records[i], seed);
}

/* What is left of one is never what the next one begins with. */
static void
test_digest_is_unambiguous (void)
{
  g_autoptr (BylineSection) a = byline_section_new ("ab", "c");
  g_autoptr (BylineSection) b = byline_section_new ("a", "bc");
  g_autoptr (BylineSection) c = byline_section_new ("a", "");
  g_autoptr (BylineSection) d = byline_section_new ("a", NULL);
  g_autofree char *of_a = digest_of (&byline_section_record, a);
  g_autofree char *of_b = digest_of (&byline_section_record, b);
  g_autofree char *of_c = digest_of (&byline_section_record, c);
  g_autofree char *of_d = digest_of (&byline_section_record, d);

  g_assert_cmpstr (of_a, !=, of_b);
  g_assert_cmpstr (of_c, !=, of_d);
}

/* The copy that was spelled out by hand lacked it. */
static void
test_copy_of_publication (void)
{
  g_autoptr (BylinePublication) publication = byline_publication_new ();
  g_autoptr (BylinePublication) copy = NULL;

  publication->icon_network = BYLINE_NETWORK_PRIVATE;
  copy = byline_publication_copy (publication);
  g_assert_cmpint (copy->icon_network, ==, BYLINE_NETWORK_PRIVATE);
}

/* --- What two records call alike --- */

static void
test_take_alike (void)
{
  g_autoptr (BylineFeedItem) item = byline_feed_item_new ();
  g_autoptr (BylineArticle) article = byline_article_new ();

  item->id = g_strdup ("1");
  item->title = g_strdup ("Of the item");
  item->kicker = g_strdup ("Kicker");
  item->published = 12;
  item->image = byline_picture_new ("https://r.example/i.png");
  g_ptr_array_add (item->tags, g_strdup ("tag"));
  g_ptr_array_add (item->authors, byline_author_new ("A"));
  article->title = g_strdup ("Of the article");
  byline_record_take_alike (&byline_article_record, article, &byline_feed_item_record, item);

  g_assert_cmpstr (article->id, ==, "1");
  g_assert_cmpstr (article->title, ==, "Of the article");
  g_assert_cmpstr (article->kicker, ==, "Kicker");
  g_assert_cmpint (article->published, ==, 12);
  g_assert_cmpuint (article->tags->len, ==, 1);
  g_assert_cmpuint (article->authors->len, ==, 1);
  g_assert_true (g_ptr_array_index (article->authors, 0) != g_ptr_array_index (item->authors, 0));
  /* It has another name there. */
  g_assert_null (article->lead);
}

/* --- JSON --- */

static char *
to_json (const BylineRecord *record, gconstpointer value)
{
  BylineJsonWriter *writer = byline_json_writer_new (FALSE, 0);

  byline_record_write_json (record, value, writer, NULL);
  return byline_json_writer_finish (writer);
}

/* Returns: (transfer full) (nullable): what stands in @json; NULL if it is no such record. */
static gpointer
from_json (const BylineRecord *record, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  gpointer value = byline_record_new (record);

  g_assert_nonnull (root);
  if (byline_record_read_json (record, value, json_node_get_object (root), NULL))
    return value;
  byline_record_free (record, value);
  return NULL;
}

/* A body comes back in its canonical form, and is the same from then on. */
static gpointer
make_canonical (const BylineRecord *record, gpointer made)
{
  g_autofree char *json = NULL;

  if (record != &byline_article_record && record != &byline_teaser_record)
    return made;
  json = to_json (record, made);
  byline_record_free (record, made);
  return from_json (record, json);
}

static void
test_json_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_records); i++)
    for (guint32 seed = 0; seed < 60; seed++)
      {
        gpointer value = make_canonical (json_records[i], make (seed, json_records[i], TRUE));
        g_autofree char *json = to_json (json_records[i], value);
        gpointer read = from_json (json_records[i], json);
        g_autofree char *again = NULL;

        g_assert_nonnull (read);
        again = to_json (json_records[i], read);
        g_assert_cmpstr (json, ==, again);
        g_assert_true (byline_record_equal (json_records[i], value, read));
        byline_record_free (json_records[i], value);
        byline_record_free (json_records[i], read);
      }
}

static void
test_json_members (void)
{
  g_autoptr (BylinePicture) picture = byline_picture_new ("https://r.example/i.png");
  g_autoptr (BylineStory) story = byline_story_new ();
  g_autofree char *picture_json = to_json (&byline_picture_record, picture);
  g_autofree char *story_json = NULL;

  g_assert_cmpstr (picture_json, ==, "{\"url\":\"https://r.example/i.png\"}");
  story->id = 3;
  story->publication_name = g_strdup ("Paper");
  story->is_read = TRUE;
  story_json = to_json (&byline_story_record, story);
  g_assert_cmpstr (story_json, ==,
                   "{\"id\":3,\"publication\":{\"id\":0,\"name\":\"Paper\"},\"authors\":[],"
                   "\"sections\":[],\"read\":true,\"saved\":false,\"has_article\":false,"
                   "\"offline\":\"headlines\"}");
}

/* --- Hostile JSON --- */

static void
test_json_bounds (void)
{
  g_autoptr (GString) many = g_string_new ("{\"name\":\"A\",\"contacts\":[");
  g_autoptr (BylinePicture) large = from_json (
    &byline_picture_record,
    "{\"url\":\"https://r.example/\",\"width\":1000001,\"height\":-5,\"alt\":\"a\\u202eb\"}");
  g_autoptr (BylineAttachment)
    huge = from_json (&byline_attachment_record,
                      "{\"url\":\"https://r.example/\",\"size_in_bytes\":9223372036854775808.0,"
                      "\"duration_in_seconds\":1e300}");
  g_autoptr (BylineAuthor) author = NULL;

  g_assert_cmpint (large->width, ==, 0);
  g_assert_cmpint (large->height, ==, 0);
  g_assert_cmpstr (large->alt, ==, "ab");
  g_assert_cmpint (huge->size, ==, 0);
  g_assert_cmpint (huge->duration, ==, 0);
  g_assert_cmpstr (huge->mime_type, ==, "application/octet-stream");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (many, "{\"kind\":\"phone\",\"value\":\"%d\"},{\"kind\":\"fax\"},", i);
  g_string_append (many, "{}]}");
  author = from_json (&byline_author_record, many->str);
  g_assert_cmpuint (author->contacts->len, ==, 20);
}

static void
test_json_needs (void)
{
  g_assert_null (from_json (&byline_picture_record, "{\"alt\":\"a\"}"));
  g_assert_null (from_json (&byline_picture_record, "{\"url\":\"javascript:1\"}"));
  g_assert_null (from_json (&byline_author_record, "{\"name\":\"\"}"));
  g_assert_null (from_json (&byline_contact_record, "{\"kind\":\"fax\",\"value\":\"1\"}"));
  g_assert_null (from_json (&byline_contact_record, "{\"kind\":\"phone\",\"value\":7}"));
}

/* Adds to @json a value of any type, whatever the member is. */
static void
append_any (GString *json, GRand *random, const BylineRecord *record, guint depth)
{
  static const char *const values[] = {
    "null",
    "true",
    "-1",
    "1e300",
    "9223372036854775807",
    "\"\"",
    "\"x\"",
    "\"\\u0007\"",
    "[]",
    "{}",
    "\"2026-11-20T09:30:00Z\"",
    "\"https://r.example/\"",
    "[null,7,[],{}]",
    "\"page\"",
    "\"email\"",
  };
  int choice = g_rand_int_range (random, 0, G_N_ELEMENTS (values) + 10);

  if (choice < (int) G_N_ELEMENTS (values) || depth > 5)
    {
      g_string_append (json, values[choice % G_N_ELEMENTS (values)]);
      return;
    }
  if (choice % 2 == 0)
    g_string_append_c (json, '[');
  g_string_append_c (json, '{');
  for (gsize i = 0; i < record->n_fields; i++)
    {
      const BylineField *field = &record->fields[i];

      if (field->name == NULL || g_rand_boolean (random))
        continue;
      g_string_append_printf (json, "\"%s\":", field->name);
      append_any (json, random, field->element != NULL ? field->element : record, depth + 1);
      g_string_append_c (json, ',');
    }
  g_string_append (json, "\"unknown\":0}");
  if (choice % 2 == 0)
    g_string_append_c (json, ']');
}

static void
test_json_of_any_types (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gsize i = 0; i < G_N_ELEMENTS (json_records); i++)
    for (int round = 0; round < 300; round++)
      {
        const BylineRecord *record = json_records[i];
        gpointer value = byline_record_new (record);
        g_autoptr (GString) json = g_string_new (NULL);
        g_autoptr (JsonNode) root = NULL;
        g_autofree char *written = NULL;

        append_any (json, random, record, 0);
        root = json_from_string (json->str, NULL);
        g_assert_nonnull (root);
        byline_record_read_json (record, value,
                                 JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL,
                                 NULL);
        written = to_json (record, value);
        g_assert_true (g_utf8_validate (written, -1, NULL));
        byline_record_free (record, value);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/missing", test_missing);
  g_test_add_func ("/record/each-field-counts", test_each_field_counts);
  g_test_add_func ("/record/digest-is-unambiguous", test_digest_is_unambiguous);
  g_test_add_func ("/record/copy-of-publication", test_copy_of_publication);
  g_test_add_func ("/record/take-alike", test_take_alike);
  g_test_add_func ("/record/json/round-trip", test_json_round_trip);
  g_test_add_func ("/record/json/members", test_json_members);
  g_test_add_func ("/record/json/bounds", test_json_bounds);
  g_test_add_func ("/record/json/needs", test_json_needs);
  g_test_add_func ("/record/json/any-types", test_json_of_any_types);
  return g_test_run ();
}

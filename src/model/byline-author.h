/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylineContactKind:
 *
 * How an author can be reached.
 */
typedef enum {
  BYLINE_CONTACT_EMAIL,
  BYLINE_CONTACT_HANDLE,
  BYLINE_CONTACT_PHONE,
  BYLINE_CONTACT_SIGNAL,
  BYLINE_CONTACT_PROFILE,
} BylineContactKind;

/**
 * BylineContact:
 *
 * A way to reach an author.
 */
typedef struct {
  BylineContactKind kind;
  char *value;
} BylineContact;

/**
 * byline_contact_record:
 *
 * The fields of #BylineContact.
 */
extern const BylineRecord byline_contact_record;

/**
 * byline_contact_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the kind's name in the archive: "email", "handle", "phone", "signal",
 *   "profile"
 */
const char *byline_contact_kind_to_string (BylineContactKind kind);
/**
 * byline_contact_kind_from_string:
 * @text: a name
 * @kind: (out): the kind, if there is one
 *
 * Returns: whether @text names a kind
 */
gboolean byline_contact_kind_from_string (const char *text, BylineContactKind *kind);
/**
 * byline_contact_new:
 * @kind: what it is
 * @value: an address, handle or number, copied
 *
 * Returns: (transfer full): a contact
 */
BylineContact *byline_contact_new (BylineContactKind kind, const char *value);
/**
 * byline_contact_free:
 * @self: (transfer full) (nullable): a contact
 *
 * Frees @self and what it holds.
 */
void byline_contact_free (BylineContact *self);

/**
 * BylineAuthor:
 * @name: (not nullable): as published, cleaned
 * @url: (nullable): profile page
 * @avatar: (nullable): address of a portrait
 * @email: (nullable): address
 * @bio: (nullable): biography, plain text
 * @contacts: (element-type BylineContact): never %NULL
 *
 * Somebody, or a body, who writes stories.
 */
typedef struct {
  char *name;
  char *url;
  char *avatar;
  char *email;
  char *bio;
  GPtrArray *contacts;
} BylineAuthor;

/**
 * byline_author_record:
 *
 * The fields of #BylineAuthor.
 */
extern const BylineRecord byline_author_record;
/* As JSON Feed knows an author: name, url, avatar. */
/**
 * byline_author_plain_record:
 *
 * The fields of #BylineAuthor that JSON Feed knows: name, url, avatar.
 */
extern const BylineRecord byline_author_plain_record;

/**
 * byline_author_new:
 * @name: a name, copied
 *
 * Returns: (transfer full): an author of that name
 */
BylineAuthor *byline_author_new (const char *name);
/**
 * byline_author_copy:
 * @self: an author
 *
 * Returns: (transfer full): a deep copy of @self
 */
BylineAuthor *byline_author_copy (const BylineAuthor *self);
/**
 * byline_author_free:
 * @self: (transfer full) (nullable): an author
 *
 * Frees @self and what it holds.
 */
void byline_author_free (BylineAuthor *self);

/**
 * byline_author_add_contact:
 * @self: an author
 * @kind: what it is
 * @value: an address, handle or number; cleaned, and left out if it is there already
 *
 * Adds a way to reach the author.
 */
void byline_author_add_contact (BylineAuthor *self, BylineContactKind kind, const char *value);

/**
 * byline_author_merge:
 * @self: an author
 * @other: the same person from another source
 *
 * Fills what @self lacks from @other.
 */
void byline_author_merge (BylineAuthor *self, const BylineAuthor *other);

/**
 * byline_authors_add:
 * @authors: (element-type BylineAuthor): owns its elements
 * @author: (transfer full) (nullable): one more; merged if a name that folds alike is there
 *
 * Adds an author to a list.
 */
void byline_authors_add (GPtrArray *authors, BylineAuthor *author);

/**
 * byline_authors_split_names:
 * @text: (nullable): a byline, "By A and B", "A, B and C in Beijing", "a@b (A)", "A <a@b>"
 *
 * Returns: (transfer container) (element-type BylineAuthor): the people in it, maybe none.
 */
GPtrArray *byline_authors_split_names (const char *text);

/**
 * byline_author_name_is_organization:
 * @name: an author's name
 * @publication: (nullable): the publication's name
 *
 * Returns: whether @name is no person's: "Staff", "Admin", an agency, the publication itself.
 */
gboolean byline_author_name_is_organization (const char *name, const char *publication);
/**
 * byline_author_name_is_placeholder:
 * @name: an author's name
 *
 * Returns: whether @name is nobody's: "null", "undefined", "unknown author"
 */
gboolean byline_author_name_is_placeholder (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAuthor, byline_author_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineContact, byline_contact_free)

G_END_DECLS

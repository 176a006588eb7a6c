/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

#define FOR_EACH_FIELD(record, field)                                                              \
  for (const BylineField *field = (record)->fields; field < (record)->fields + (record)->n_fields; \
       field++)

/* What the line is of, as an lvalue. */
#define FIELD_OF(Type, self, field) G_STRUCT_MEMBER (Type, self, (field)->offset)

/** Returns: whether the line is of a field of its own, not for JSON alone. */
static inline gboolean
_byline_field_is_memory (const BylineField *field)
{
  return (field->flags & BYLINE_FIELD_VIEW) == 0 && field->kind != BYLINE_FIELD_DERIVED;
}

static inline gboolean
_byline_field_is_pointer (const BylineField *field)
{
  return field->kind <= BYLINE_FIELD_VALUES;
}

static inline gboolean
_byline_field_is_int64 (const BylineField *field)
{
  return field->kind == BYLINE_FIELD_INT64 || field->kind == BYLINE_FIELD_TIME;
}

/** Returns: whether the field says nothing: nothing there, 0, or no elements. */
gboolean _byline_field_is_empty (const BylineField *field, gconstpointer self);

G_END_DECLS

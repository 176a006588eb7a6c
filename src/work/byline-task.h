/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * byline_task_take:
 * @task: a task that an operation is a step of
 * @result: (type GTask): the result of that operation, whose value is a pointer
 *
 * Takes the value of a step. If the step failed, so does @task, with the same error.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL if @task has returned
 */
gpointer byline_task_take (GTask *task, GAsyncResult *result);

/**
 * byline_task_forward:
 * @task: a task that an operation is the last step of
 * @result: (type GTask): the result of that operation, whose value is a pointer
 * @value_free: (nullable): frees a value that nobody takes
 *
 * Lets @task return what its last step returned, be it a value, %NULL or an error.
 */
void byline_task_forward (GTask *task, GAsyncResult *result, GDestroyNotify value_free);

G_END_DECLS

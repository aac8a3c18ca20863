#pragma once

#include <QJsonObject>

#include <string>

namespace lx::test {

/// A definition compiled into the program, e.g. ":/events/move.json". Fails the test where it is
/// no JSON object.
QJsonObject definition(const std::string& resource);

/// Whether `value` has the form that the JSON schema `schema` (a resource) describes.
bool fits_schema(const std::string& schema, const QJsonObject& value);

/// Checks that `value` fits `schema`, and that it no longer does with a key nobody knows or
/// without `required`: a schema that takes anything would not be one.
void check_form(const std::string& schema, const QJsonObject& value, const char* required);

} // namespace lx::test

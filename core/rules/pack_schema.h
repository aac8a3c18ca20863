#pragma once

#include <optional>
#include <string>

class QJsonObject;

namespace lx {

/// Where a pack file leaves the form that resources/policies/pack.schema.json describes.
struct SchemaFault
{
    std::string place;  ///< path inside the document: rules/3/cadence
    std::string reason; ///< the checker's own words, for the log
};
/// The first fault of a pack document; nothing where it has the right form.
[[nodiscard]] std::optional<SchemaFault> check_pack_form(const QJsonObject& pack);

} // namespace lx

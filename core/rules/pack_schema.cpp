#include "core/rules/pack_schema.h"

#include <cstdio>
#include <cstdlib>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

// valijson takes eleven seconds to compile: this is the only file that includes it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace lx {
namespace {

const valijson::Schema& pack_schema()
{
    static const valijson::Schema* const schema = [] {
        QFile file(QStringLiteral(":/policies/pack.schema.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        if (!opened || !document.isObject()) {
            std::fprintf(stderr, "pack.schema.json is missing or no JSON\n");
            std::abort();
        }
        auto* made = new valijson::Schema; // lives as long as the program
        const QJsonValue root(document.object());
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::QtJsonAdapter(root), *made);
        return made;
    }();
    return *schema;
}

} // namespace

std::optional<SchemaFault> check_pack_form(const QJsonObject& pack)
{
    const QJsonValue root(pack);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::QtJsonAdapter document(root);
    if (validator.validate(pack_schema(), document, &results))
        return std::nullopt;
    SchemaFault fault;
    valijson::ValidationResults::Error error;
    // The deepest place is the one to look at.
    std::size_t depth = 0;
    while (results.popError(error)) {
        if (error.context.size() < depth && !fault.reason.empty())
            continue;
        depth = error.context.size();
        fault.reason = error.description;
        fault.place.clear();
        for (const std::string& step : error.context) {
            if (step == "<root>")
                continue;
            // Steps come as "[rules]" and, counted from 0, "[3]".
            std::string name = step.substr(1, step.size() - 2);
            if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos)
                name = std::to_string(std::stoul(name.substr(0, 9)) + 1);
            fault.place += (fault.place.empty() ? "" : "/") + name;
        }
    }
    return fault;
}

} // namespace lx

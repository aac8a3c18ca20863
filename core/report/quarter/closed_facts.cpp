#include "core/report/quarter/closed_facts.h"

#include "core/report/fact_reader.h"

namespace lx {

namespace {

/// A value as RFC 4180 has it.
void add_value(std::string& line, const std::string& value)
{
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
        line += value;
        return;
    }
    line += '"';
    for (const char c : value) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

} // namespace

Needs fact_needs(const FactRegistry& registry, const Needs& needs)
{
    Needs all;
    for (const auto& [code, fields] : needs.ledgers()) {
        const LedgerDef* ledger = registry.catalog().ledger(code);
        if (ledger == nullptr)
            continue;
        for (const FieldDef& field : ledger->fields)
            if (const FactDef* fact = registry.find(code, field.key))
                registry.add_needs(*fact, FieldUse::Content, all);
        if (const FactDef* counts = registry.find(code, "counts"))
            registry.add_needs(*counts, FieldUse::Content, all);
    }
    return all;
}

std::vector<ClosingPart> closed_facts(const World& world, const Needs& needs, Progress& progress)
{
    std::vector<ClosingPart> parts;
    for (const auto& [code, fields] : needs.ledgers()) {
        const LedgerDef* ledger = world.registry().catalog().ledger(code);
        if (ledger == nullptr || world.registry().find(code, "counts") == nullptr)
            continue;
        progress.report("保存" + ledger->name, static_cast<std::int64_t>(parts.size()),
                        static_cast<std::int64_t>(needs.ledgers().size()));
        if (progress.cancelled())
            return parts;
        std::string text = "id";
        std::vector<FactReader> readers;
        for (const FieldDef& field : ledger->fields) {
            if (world.registry().find(code, field.key) == nullptr)
                continue;
            text += ',';
            add_value(text, field.name);
            readers.emplace_back(world, code, field.key);
        }
        text += "\r\n";
        const auto& counts = *world.fact(code, "counts").tri;
        const auto& ids = world.snapshot().table(code).ids;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] != Tri::True)
                continue;
            text += std::to_string(ids[i]);
            for (const FactReader& reader : readers) {
                text += ',';
                add_value(text, reader.show(static_cast<std::int32_t>(i)));
            }
            text += "\r\n";
        }
        parts.push_back({ClosingPart::Kind::Facts, code, std::move(text)});
    }
    return parts;
}

} // namespace lx

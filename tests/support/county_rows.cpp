#include "tests/support/county_rows.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "core/base/date.h"
#include "core/base/text.h"

namespace lx::test {
namespace {

/// Harmless values of required fields that a test leaves out.
const std::map<std::string, Row>& defaults()
{
    static const std::map<std::string, Row> values{
        {"area", {{"name", "某地"}, {"kind", "乡镇苏木"}}},
        {"org", {{"kind", "党支部"}, {"founded", "2010-01-01"}}},
        {"unit", {{"category", "非公有制企业"}, {"type", "有限责任公司"}, {"status", "正常"}}},
        {"coverage", {{"start", "2015-01-01"}}},
        {"survey", {{"headcount", 10.0}}},
        {"member",
         {{"name", "某某"}, {"status", "正式"}, {"joined", "2010-01-01"}, {"relation", "在册"}}},
        {"development", {{"name", "某某"}}},
        {"post", {{"name", "某某"}, {"title", "书记"}, {"start", "2015-01-01"}}},
        {"investor", {{"name", "某某"}}},
        {"worker", {{"name", "某某"}}},
        {"instructor", {{"name", "某某"}, {"start", "2015-01-01"}}},
        {"dispatch", {{"start", "2015-01-01"}}},
        {"training", {{"name", "某某"}, {"kind", "轮训"}}},
        {"venue", {{"name", "某阵地"}, {"kind", "党员活动室"}}},
        {"contact", {{"contact", "某机关"}, {"start", "2015-01-01"}}},
        {"fund", {{"item", "支出"}, {"amount", 0.0}}},
    };
    return values;
}

std::string text_of(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* number = std::get_if<double>(&cell))
        return std::to_string(std::llround(*number));
    return {};
}

} // namespace

CountyRows::CountyRows(bool with_jurisdiction)
{
    if (with_jurisdiction)
        add("area", {{"code", "640121"}, {"name", "永宁县"}, {"kind", "县区旗"}});
}

std::string CountyRows::add(const std::string& ledger,
                            std::initializer_list<std::pair<const char*, Text>> cells)
{
    Row row;
    for (const auto& [key, cell] : cells)
        row[key] = cell;
    return add(ledger, std::move(row));
}

std::string CountyRows::add(const std::string& ledger, Row row)
{
    m_rows[ledger].push_back(std::move(row));
    const LedgerDef* def = Catalog::builtin().ledger(ledger);
    return def == nullptr
               ? std::string()
               : key_of(*def, complete(*def, m_rows[ledger].back(), m_rows[ledger].size()));
}

Row CountyRows::complete(const LedgerDef& def, const Row& row, std::size_t number) const
{
    Row whole = row;
    const std::string count = std::to_string(number);
    if (const auto found = defaults().find(def.code); found != defaults().end())
        for (const auto& [key, cell] : found->second)
            whole.try_emplace(key, cell);
    // Keys that a test does not care about must still be different ones.
    if (def.code == "unit" && !whole.contains("name"))
        whole["name"] = whole.contains("uscc") ? "单位" + text_of(whole["uscc"]) : "单位" + count;
    if (def.code == "org")
        whole.try_emplace("name", "党组织" + text_of(whole["code"]));
    if (def.code == "unit" && whole.contains("category") &&
        text_of(whole["category"]) == "社会组织" && !row.contains("type"))
        whole["type"] = std::string("社会团体");
    return whole;
}

std::string CountyRows::key_of(const LedgerDef& def, const Row& row) const
{
    std::string key;
    const auto parts = def.key_fields();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(parts[i])];
        const auto found = row.find(field.key);
        std::string part = found != row.end() ? text_of(found->second) : "";
        if (part.empty() && !def.key_fallback.empty() && field.type == FieldType::Uscc)
            if (const auto name = row.find(def.key_fallback); name != row.end())
                part = text_of(name->second);
        key += (i == 0 ? "" : "|") + part;
    }
    return key;
}

std::int64_t CountyRows::id_of(const std::string& ledger, const std::string& key) const
{
    const LedgerDef* def = Catalog::builtin().ledger(ledger);
    const auto found = m_rows.find(ledger);
    if (def == nullptr || found == m_rows.end())
        return 0;
    for (std::size_t i = 0; i < found->second.size(); ++i) {
        const Row row = complete(*def, found->second[i], i + 1);
        const auto name = row.find("name");
        if (key_of(*def, row) == key ||
            (ledger == "unit" && name != row.end() && text_of(name->second) == key))
            return static_cast<std::int64_t>(i) + 1;
    }
    return 0;
}

Value CountyRows::value_of(const FieldDef& field, const Cell& cell, std::string& fault) const
{
    if (std::holds_alternative<std::monostate>(cell))
        return {};
    const auto* number = std::get_if<double>(&cell);
    const auto* yes = std::get_if<bool>(&cell);
    const auto refuse = [&](const std::string& what) {
        if (fault.empty())
            fault = "field " + field.key + ": " + what;
        return Value{};
    };
    switch (field.type) {
    case FieldType::Money:
        return number != nullptr ? Value(std::int64_t{std::llround(*number * 100)})
                                 : refuse("money is a number");
    case FieldType::Integer:
    case FieldType::Year:
        return number != nullptr ? Value(std::int64_t{std::llround(*number)}) : refuse("no number");
    case FieldType::Real:
        return number != nullptr ? Value(*number) : refuse("no number");
    case FieldType::Bool:
        return yes != nullptr ? Value(std::int64_t{*yes ? 1 : 0}) : refuse("no yes/no");
    case FieldType::Ref:
    case FieldType::RefOrText: {
        const std::int64_t id = id_of(field.ledger, text_of(cell));
        if (id != 0)
            return id;
        return field.type == FieldType::RefOrText
                   ? Value(text_of(cell))
                   : refuse("no row “" + text_of(cell) + "” in " + field.ledger);
    }
    case FieldType::RefList: {
        std::string ids;
        for (const std::string& key : split_list(text_of(cell))) {
            const std::int64_t id = id_of(field.ledger, key);
            if (id == 0)
                return refuse("no row “" + key + "” in " + field.ledger);
            ids += (ids.empty() ? "" : ",") + std::to_string(id);
        }
        return ids.empty() ? Value{} : Value(ids);
    }
    case FieldType::Choice: {
        const Dictionary* dictionary = Catalog::builtin().dictionary(field.dictionary);
        const int position = dictionary->find(text_of(cell));
        if (position < 0)
            return refuse("“" + text_of(cell) + "” is not in " + field.dictionary);
        return dictionary->values[static_cast<std::size_t>(position)].value;
    }
    case FieldType::Date:
        return Date::from_iso(text_of(cell)) ? Value(text_of(cell))
                                             : refuse("“" + text_of(cell) + "” is no date");
    default: {
        std::string text = text_of(cell);
        return text.empty() ? Value{} : Value(std::move(text));
    }
    }
}

std::map<std::string, std::vector<Record>> CountyRows::records(std::string& fault) const
{
    std::map<std::string, std::vector<Record>> records;
    for (const auto& [ledger, rows] : m_rows) {
        const LedgerDef* def = Catalog::builtin().ledger(ledger);
        if (def == nullptr) {
            fault = "no ledger " + ledger;
            return records;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Record record(*def);
            record.id = static_cast<std::int64_t>(i) + 1;
            std::string wrong;
            for (const auto& [key, cell] : complete(*def, rows[i], i + 1)) {
                const FieldDef* field = def->field(key);
                if (field == nullptr)
                    wrong = "no field " + key;
                else
                    record.set(*def, key, value_of(*field, cell, wrong));
            }
            if (!wrong.empty() && fault.empty())
                fault = ledger + "." + std::to_string(i) + ": " + wrong;
            records[ledger].push_back(std::move(record));
        }
    }
    return records;
}

std::map<std::string, std::vector<Record>> CountyRows::records() const
{
    std::string fault;
    auto made = records(fault);
    INFO(fault);
    REQUIRE(fault.empty());
    return made;
}

} // namespace lx::test

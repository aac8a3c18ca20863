#include "core/store/object_keys.h"

#include <array>
#include <utility>

#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

namespace {

/// 对象类别 and the ledger whose natural key the object then is (spec: domain, section 2, 荣誉).
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kinds{
    {{"党组织", "org"}, {"单位", "unit"}, {"党员", "member"}}};

std::string_view kind_of(const LedgerDef& def)
{
    for (const auto& [kind, ledger] : kinds)
        if (ledger == def.code)
            return kind;
    return {};
}

/// The choice that says what the object is stands before it.
const FieldDef* kind_field(const LedgerDef& def, std::size_t object)
{
    return object > 0 && def.fields[object - 1].type == FieldType::Choice ? &def.fields[object - 1]
                                                                          : nullptr;
}

} // namespace

std::string object_key(const LedgerDef& def, const Record& record)
{
    const auto keys = def.key_fields();
    if (kind_of(def).empty() || keys.size() != 1)
        return {};
    const std::string& key = text_of(record.values[static_cast<std::size_t>(keys[0])]);
    return key.empty() && !def.key_fallback.empty() ? text_of(record.at(def, def.key_fallback))
                                                    : key;
}

Result<std::vector<ObjectReferences>> object_references(sqlite3* handle, const Catalog& catalog,
                                                        const LedgerDef& def, std::string_view key)
{
    std::vector<ObjectReferences> found;
    const std::string_view kind = kind_of(def);
    for (const LedgerDef& other : catalog.ledgers())
        for (std::size_t i = 0; i < other.fields.size(); ++i) {
            const FieldDef* of_kind = kind_field(other, i);
            if (other.fields[i].type != FieldType::ObjectKey || of_kind == nullptr)
                continue;
            LX_ASSIGN(Statement select,
                      Statement::prepare(handle, "SELECT id FROM " + quote_name(other.code) +
                                                     " WHERE " + quote_name(other.fields[i].key) +
                                                     " = ? AND " + quote_name(of_kind->key) +
                                                     " = ?"));
            select.bind(1, key);
            select.bind(2, kind);
            ObjectReferences references{&other, i, {}};
            while (true) {
                LX_ASSIGN(const bool row, select.step());
                if (!row)
                    break;
                references.rows.push_back(select.integer(0));
            }
            if (!references.rows.empty())
                found.push_back(std::move(references));
        }
    return found;
}

} // namespace lx

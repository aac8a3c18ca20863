#include "core/store/object_keys.h"

#include <algorithm>
#include <optional>

#include "core/base/split.h"
#include "core/ledger/record.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

namespace {

/// Places in the key text of `kind` where the key of a row of `def` stands; its parts follow.
std::vector<int> places_in(const Catalog& catalog, const LedgerDef& kind, const LedgerDef& def)
{
    std::vector<int> places;
    int place = 0;
    for (const int i : kind.key_fields()) {
        const FieldDef& field = kind.fields[static_cast<std::size_t>(i)];
        if (is_reference(field) && field.ledger == def.code)
            places.push_back(place);
        place += is_reference(field) ? key_parts(catalog, *catalog.ledger(field.ledger)) : 1;
    }
    return places;
}

/// `key` with the parts at `places` that are `old_key` replaced; empty where none is.
std::optional<std::string> replaced(const std::string& key, std::size_t parts_wanted,
                                    const std::vector<int>& places, const std::string& old_key,
                                    const std::string& new_key)
{
    const std::vector<std::string> parts = split_at(key, '|');
    const std::vector<std::string> old_parts = split_at(old_key, '|');
    if (parts.size() != parts_wanted)
        return std::nullopt;
    std::string made;
    bool any = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        made += i == 0 ? "" : "|";
        const bool here =
            std::find(places.begin(), places.end(), static_cast<int>(i)) != places.end() &&
            i + old_parts.size() <= parts.size() &&
            std::equal(old_parts.begin(), old_parts.end(),
                       parts.begin() + static_cast<std::ptrdiff_t>(i));
        made += here ? new_key : parts[i];
        if (here) {
            any = true;
            i += old_parts.size() - 1;
        }
    }
    return any ? std::optional(made) : std::nullopt;
}

const std::string& field_key(const LedgerDef& def, int field)
{
    return def.fields[static_cast<std::size_t>(field)].key;
}

/// Rows of `naming` that are about one of `kind`, with its key (? 1: the kind's name).
Result<Statement> named_in(sqlite3* handle, const LedgerDef& naming, const std::string& where)
{
    return Statement::prepare(handle,
                              "SELECT id, " + quote_name(field_key(naming, naming.object_field())) +
                                  " FROM " + quote_name(naming.code) + " WHERE " +
                                  quote_name(field_key(naming, naming.object_kind_field())) +
                                  " = ? AND " + where);
}

} // namespace

bool has_object_key(const Catalog& catalog, const LedgerDef& def)
{
    for (const LedgerDef& naming : catalog.ledgers())
        for (const LedgerDef* kind : catalog.object_ledgers(naming))
            if (kind == &def || !places_in(catalog, *kind, def).empty())
                return true;
    return false;
}

Result<std::vector<ObjectReference>> object_references(sqlite3* handle, const Catalog& catalog,
                                                       const LedgerDef& def,
                                                       const std::string& old_key,
                                                       const std::string& new_key)
{
    std::vector<ObjectReference> found;
    for (const LedgerDef& naming : catalog.ledgers()) {
        for (const LedgerDef* kind : catalog.object_ledgers(naming)) {
            const std::string column = quote_name(field_key(naming, naming.object_field()));
            const std::vector<int> places = places_in(catalog, *kind, def);
            if (kind != &def && places.empty())
                continue;
            LX_ASSIGN(Statement select,
                      named_in(handle, naming,
                               kind == &def ? column + " = ?" : "instr(" + column + ", ?) > 0"));
            select.bind(1, std::string_view(kind->name));
            select.bind(2, std::string_view(old_key));
            const auto parts = static_cast<std::size_t>(key_parts(catalog, *kind));
            while (true) {
                LX_ASSIGN(const bool row, select.step());
                if (!row)
                    break;
                const auto key = kind == &def ? std::optional(new_key)
                                              : replaced(std::string(select.text(1)), parts, places,
                                                         old_key, new_key);
                if (key)
                    found.push_back({&naming, static_cast<std::size_t>(naming.object_field()),
                                     select.integer(0), *key});
            }
        }
    }
    return found;
}

} // namespace lx

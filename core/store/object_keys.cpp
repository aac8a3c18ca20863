#include "core/store/object_keys.h"

#include <algorithm>
#include <optional>

#include "core/ledger/record.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

namespace {

/// A field that names rows by their key, with the choice before it that says of which ledger.
struct ObjectField
{
    const LedgerDef* ledger;
    std::size_t field;
    const FieldDef* kind;
};

std::vector<ObjectField> object_fields(const Catalog& catalog)
{
    std::vector<ObjectField> found;
    for (const LedgerDef& ledger : catalog.ledgers())
        for (std::size_t i = 1; i < ledger.fields.size(); ++i)
            if (ledger.fields[i].type == FieldType::ObjectKey &&
                ledger.fields[i - 1].type == FieldType::Choice)
                found.push_back({&ledger, i, &ledger.fields[i - 1]});
    return found;
}

/// The ledgers a field may name: those whose name is a value of the choice.
std::vector<const LedgerDef*> kinds_of(const Catalog& catalog, const ObjectField& field)
{
    std::vector<const LedgerDef*> ledgers;
    const Dictionary* dictionary = catalog.dictionary(field.kind->dictionary);
    for (const LedgerDef& ledger : catalog.ledgers())
        if (dictionary != nullptr &&
            std::any_of(dictionary->values.begin(), dictionary->values.end(),
                        [&](const DictionaryValue& value) { return value.value == ledger.name; }))
            ledgers.push_back(&ledger);
    return ledgers;
}

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

std::vector<std::string> split(const std::string& key)
{
    std::vector<std::string> parts(1);
    for (const char c : key) {
        if (c == '|')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

/// `key` with the parts at `places` that are `old_key` replaced; empty where none is.
std::optional<std::string> replaced(const std::string& key, std::size_t parts_wanted,
                                    const std::vector<int>& places, const std::string& old_key,
                                    const std::string& new_key)
{
    const std::vector<std::string> parts = split(key);
    const std::vector<std::string> old_parts = split(old_key);
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

Result<Statement> named_in(sqlite3* handle, const ObjectField& field, const std::string& where)
{
    return Statement::prepare(handle, "SELECT id, " +
                                          quote_name(field.ledger->fields[field.field].key) +
                                          " FROM " + quote_name(field.ledger->code) + " WHERE " +
                                          quote_name(field.kind->key) + " = ? AND " + where);
}

} // namespace

bool has_object_key(const Catalog& catalog, const LedgerDef& def)
{
    for (const ObjectField& field : object_fields(catalog))
        for (const LedgerDef* kind : kinds_of(catalog, field))
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
    for (const ObjectField& field : object_fields(catalog)) {
        const std::string column = quote_name(field.ledger->fields[field.field].key);
        for (const LedgerDef* kind : kinds_of(catalog, field)) {
            const std::vector<int> places = places_in(catalog, *kind, def);
            if (kind != &def && places.empty())
                continue;
            LX_ASSIGN(Statement select,
                      named_in(handle, field,
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
                    found.push_back({field.ledger, field.field, select.integer(0), *key});
            }
        }
    }
    return found;
}

} // namespace lx

#include "core/rows/dossier.h"

#include <algorithm>
#include <set>

#include <QJsonArray>

#include "core/base/object_reader.h"
#include "core/rows/row_set.h"
#include "core/rules/json_place.h"

namespace lx {

namespace {

const std::vector<std::string>& dossier_ids()
{
    static const std::vector<std::string> ids =
        builtin_ids("dossiers").value_or(std::vector<std::string>());
    return ids;
}

/// The field of a ledger that is a single reference to another one; -1 where there is none.
int link_to(const LedgerDef& def, const LedgerDef& target)
{
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        if (def.fields[i].type == FieldType::Ref && def.fields[i].ledger == target.code)
            return static_cast<int>(i);
    }
    return -1;
}

const LedgerDef* read_ledger(ObjectReader& in, const char* key, const Catalog& catalog,
                             bool required)
{
    std::string code;
    in.text(key, code, required);
    const LedgerDef* def = catalog.ledger(code);
    if (def == nullptr && !code.empty())
        in.complain(key, "没有台账“" + code + "”");
    return def;
}

std::size_t read_field(ObjectReader& in, const char* key, const LedgerDef& def,
                       const std::string& field)
{
    const int at = def.index_of(field);
    if (at < 0)
        in.complain(key, "台账“" + def.name + "”没有字段“" + field + "”");
    return static_cast<std::size_t>(std::max(at, 0));
}

void read_part(ObjectReader& in, const Catalog& catalog, const LedgerDef& whole, DossierPart& part)
{
    in.text("title", part.title, true);
    std::string field;
    in.text("field", field, true);
    std::vector<std::string> columns;
    in.texts("columns", columns, true);
    part.ledger = read_ledger(in, "ledger", catalog, true);
    part.through = read_ledger(in, "through", catalog, false);
    if (part.ledger == nullptr)
        return;
    part.field = read_field(in, "field", *part.ledger, field);
    for (const std::string& column : columns)
        part.columns.push_back(read_field(in, "columns", *part.ledger, column));
    const FieldDef& leads = part.ledger->fields[part.field];
    const LedgerDef* owner = part.through == nullptr ? &whole : catalog.ledger(leads.ledger);
    const bool by_key = part.through == nullptr && leads.type == FieldType::ObjectKey &&
                        part.ledger->object_kind_field() >= 0;
    if (owner == nullptr ||
        (!by_key && (leads.type != FieldType::Ref || leads.ledger != owner->code))) {
        in.complain("field", "“" + leads.name + "”不指向" + whole.name);
        return;
    }
    if (part.through == nullptr)
        return;
    const int from = link_to(*part.through, whole);
    const int to = link_to(*part.through, *owner);
    if (from < 0 || to < 0) {
        in.complain("through",
                    "“" + part.through->name + "”不能从" + whole.name + "通到" + owner->name);
        return;
    }
    part.from = static_cast<std::size_t>(from);
    part.to = static_cast<std::size_t>(to);
}

/// What rows of `through` in force lead a row to, ascending.
Result<std::vector<std::int64_t>> led_to(LedgerStore& store, const DossierPart& part,
                                         std::int64_t row, Date day)
{
    Query query;
    query.ledger = part.through->code;
    query.filters = {{part.through->fields[part.from].key, "=", std::to_string(row)}};
    query.counts_at = day.iso();
    std::set<std::int64_t> found;
    LX_TRY(store.each(query, [&](const Record& link) {
        if (const std::int64_t id = int_of(link.values[part.to]); id != 0)
            found.insert(id);
        return true;
    }));
    return std::vector<std::int64_t>(found.begin(), found.end());
}

/// The choice that says of which ledger a key is: two ledgers may know the same one.
const FieldDef& kind_field(const DossierPart& part)
{
    return part.ledger->fields[static_cast<std::size_t>(part.ledger->object_kind_field())];
}

/// Rows of one owner, newest first where they have a date. `kind`: what it is, where it is named by
/// its key.
Query rows_of(const DossierPart& part, const std::string& owner, const std::string& kind)
{
    Query query;
    query.ledger = part.ledger->code;
    query.filters = {{part.ledger->fields[part.field].key, "=", owner}};
    if (!kind.empty())
        query.filters.push_back({kind_field(part).key, "=", kind});
    const SpanDef& span = part.ledger->span;
    query.sort = span.starts.empty() ? span.year : span.start();
    query.descending = !query.sort.empty();
    return query;
}

/// Rows of several owners by what each of them is sorted by.
void merge(const DossierPart& part, const std::string& by, std::vector<Record>& rows)
{
    const int at = part.ledger->index_of(by);
    if (at >= 0) {
        const auto column = static_cast<std::size_t>(at);
        std::stable_sort(rows.begin(), rows.end(), [&](const Record& a, const Record& b) {
            return b.values[column] < a.values[column];
        });
    }
    if (rows.size() > static_cast<std::size_t>(kDossierRows))
        rows.resize(static_cast<std::size_t>(kDossierRows));
}

Result<> read_rows(LedgerStore& store, const DossierPart& part, const std::string& owner,
                   DossierRows& rows, const std::string& kind = {})
{
    const Query query = rows_of(part, owner, kind);
    LX_ASSIGN(const std::int64_t count, store.count(query));
    rows.count += count;
    if (count == 0)
        return {};
    LX_ASSIGN(auto first, store.first(query, kDossierRows));
    std::move(first.begin(), first.end(), std::back_inserter(rows.first));
    merge(part, query.sort, rows.first);
    return {};
}

QJsonObject is(const FieldDef& field, const std::string& value)
{
    return {{QStringLiteral("fact"), qt(field.key)},
            {QStringLiteral("op"), QStringLiteral("=")},
            {QStringLiteral("value"), qt(value)}};
}

QJsonObject any_of(const std::vector<QJsonObject>& conditions)
{
    if (conditions.size() == 1)
        return conditions.front();
    QJsonArray all;
    for (const QJsonObject& one : conditions)
        all.append(one);
    return {{QStringLiteral("any"), all}};
}

} // namespace

bool has_dossier(const std::string& ledger)
{
    const auto& ids = dossier_ids();
    return std::find(ids.begin(), ids.end(), ledger) != ids.end();
}

Result<DossierDef> dossier_def(const Catalog& catalog, const std::string& ledger)
{
    const std::string file = "dossiers/" + ledger + ".json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    DossierDef def;
    std::string about; // for readers of the file
    in.text("about", about);
    def.ledger = read_ledger(in, "ledger", catalog, true);
    if (def.ledger != nullptr)
        in.objects("parts", true, [&](ObjectReader& each) {
            read_part(each, catalog, *def.ledger, def.parts.emplace_back());
        });
    LX_TRY(in.end(file));
    return def;
}

Result<std::vector<DossierRows>> read_dossier(LedgerStore& store, const DossierDef& def,
                                              std::int64_t row, Date day)
{
    std::vector<DossierRows> parts;
    for (const DossierPart& part : def.parts) {
        DossierRows& rows = parts.emplace_back();
        const FieldDef& field = part.ledger->fields[part.field];
        if (field.type == FieldType::ObjectKey) {
            LX_ASSIGN(const std::string key, store.subject_key(*def.ledger, row));
            rows.owners = {row};
            const std::string& kind = def.ledger->name;
            rows.condition = both(is(kind_field(part), kind), is(field, key));
            LX_TRY(read_rows(store, part, key, rows, kind));
            continue;
        }
        if (part.through == nullptr) {
            rows.owners = {row};
        } else {
            LX_ASSIGN(rows.owners, led_to(store, part, row, day));
        }
        std::vector<QJsonObject> conditions;
        for (const std::int64_t owner : rows.owners) {
            LX_TRY(read_rows(store, part, std::to_string(owner), rows));
            conditions.push_back(refers_to(field.key, owner));
        }
        if (!conditions.empty())
            rows.condition = any_of(conditions);
    }
    return parts;
}

} // namespace lx

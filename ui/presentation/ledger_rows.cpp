#include "ui/presentation/ledger_rows.h"

#include <charconv>
#include <map>
#include <set>

#include <QCoreApplication>

#include "core/ledger/field_text.h"
#include "core/rows/list_columns.h"
#include "core/rows/list_facts.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

bool is_reference(const FieldDef& field)
{
    return field.type == FieldType::Ref || field.type == FieldType::RefList ||
           field.type == FieldType::RefOrText;
}

using Labels = std::unordered_map<std::int64_t, std::string>;

/// Names of all rows the records point to, by ledger.
Result<std::map<std::string, Labels>> labels_for(LedgerStore& store, const Catalog& catalog,
                                                 const LedgerDef& def,
                                                 const std::vector<Record>& records)
{
    std::map<std::string, std::set<std::int64_t>> wanted;
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (!is_reference(field))
            continue;
        auto& ids = wanted[field.ledger];
        for (const Record& record : records) {
            const Value& value = record.values[i];
            if (field.type == FieldType::RefList) {
                for (const std::int64_t id : ids_of_list(value))
                    ids.insert(id);
            } else if (const auto* id = std::get_if<std::int64_t>(&value)) {
                ids.insert(*id);
            }
        }
    }
    std::map<std::string, Labels> found;
    for (const auto& [ledger, ids] : wanted) {
        const LedgerDef* target = catalog.ledger(ledger);
        if (ids.empty() || target == nullptr)
            continue;
        LX_ASSIGN(auto labels, store.labels(*target, {ids.begin(), ids.end()}));
        found[ledger] = std::move(labels);
    }
    return found;
}

QString label(const Labels& labels, std::int64_t id)
{
    const auto it = labels.find(id);
    return it == labels.end() ? QStringLiteral("#%1").arg(id) : qt(it->second);
}

QString text_of_field(const FieldDef& field, const Value& value,
                      const std::map<std::string, Labels>& labels, bool masked)
{
    if (is_empty(value))
        return {};
    static const Labels none;
    const auto it = labels.find(field.ledger);
    const Labels& names = it == labels.end() ? none : it->second;
    switch (field.type) {
    case FieldType::Ref:
        return label(names, int_of(value));
    case FieldType::RefOrText:
        if (const auto* id = std::get_if<std::int64_t>(&value))
            return label(names, *id);
        return qt(text_of(value));
    case FieldType::RefList: {
        QStringList parts;
        for (const std::int64_t id : ids_of_list(value))
            parts << label(names, id);
        return parts.join(QStringLiteral("、"));
    }
    case FieldType::Integer:
        return number_text(int_of(value));
    case FieldType::Money:
        return money_text(int_of(value));
    case FieldType::Real:
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return number_text(*whole); // a derived number
        // Scores and degrees as they were written, without the tail of the binary number.
        if (const auto* real = std::get_if<double>(&value))
            return QString::number(*real, 'g', 12);
        return qt(show_field(field, value, masked));
    default:
        return qt(show_field(field, value, masked));
    }
}

} // namespace

Result<std::vector<ShownRow>> show_rows(LedgerStore& store, const Catalog& catalog,
                                        const LedgerDef& def, std::vector<Record> records,
                                        bool masked)
{
    LX_ASSIGN(const auto labels, labels_for(store, catalog, def, records));
    std::vector<ShownRow> rows;
    rows.reserve(records.size());
    for (Record& record : records) {
        ShownRow row;
        row.texts.reserve(def.fields.size());
        for (std::size_t i = 0; i < def.fields.size(); ++i)
            row.texts.push_back(text_of_field(def.fields[i], record.values[i], labels,
                                              masked && def.fields[i].sensitive));
        row.record = std::move(record);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<std::vector<QString>>> show_facts(LedgerStore& store, const Catalog& catalog,
                                                     const ListFacts& facts,
                                                     const std::vector<FilterSubject>& columns,
                                                     const std::vector<std::int64_t>& ids)
{
    // They are put into words like the fields of a ledger that has these columns.
    LedgerDef like;
    for (const FilterSubject& column : columns)
        like.fields.push_back(column.field);
    std::vector<Record> records;
    for (const std::int64_t id : ids) {
        Record& record = records.emplace_back(like);
        record.id = id;
        for (std::size_t at = 0; at < columns.size(); ++at)
            record.values[at] = facts.value(*columns[at].fact, id);
    }
    LX_ASSIGN(auto rows, show_rows(store, catalog, like, std::move(records), false));
    std::vector<std::vector<QString>> texts;
    for (ShownRow& row : rows) {
        for (std::size_t at = 0; at < columns.size(); ++at)
            if (facts.at_least(*columns[at].fact, row.record.id))
                row.texts[at] =
                    QCoreApplication::translate("rows", "at least %1").arg(row.texts[at]);
        texts.push_back(std::move(row.texts));
    }
    return texts;
}

Result<> add_facts(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
                   const std::vector<int>& wanted, Date day, KeptWorlds& worlds,
                   std::vector<ShownRow>& rows, Progress& progress)
{
    const std::vector<FilterSubject> columns = list_columns(definitions->facts(), def);
    std::vector<int> places;
    std::vector<FilterSubject> derived;
    ListFacts::Wanted facts{def.code, {}, false, day};
    for (const int place : wanted) {
        const FilterSubject& column = columns[static_cast<std::size_t>(place)];
        if (!column.derived)
            continue;
        places.push_back(place);
        derived.push_back(column);
        facts.facts.push_back(column.fact);
    }
    if (places.empty())
        return {};
    std::vector<std::int64_t> ids;
    for (const ShownRow& row : rows)
        ids.push_back(row.record.id);
    LX_ASSIGN(const auto known,
              ListFacts::load(database, definitions, std::move(facts), worlds, progress));
    LedgerStore store(database, definitions->catalog());
    LX_ASSIGN(const auto texts, show_facts(store, definitions->catalog(), *known, derived, ids));
    for (std::size_t at = 0; at < rows.size(); ++at) {
        rows[at].texts.resize(columns.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            rows[at].texts[static_cast<std::size_t>(places[i])] = texts[at][i];
    }
    return {};
}

Qt::Alignment alignment_of(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Money:
        return Qt::AlignRight | Qt::AlignVCenter;
    case FieldType::Date:
    case FieldType::Bool:
    case FieldType::Year:
    case FieldType::PeriodCode:
        return Qt::AlignHCenter | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

bool is_code(const FieldDef& field)
{
    return field.type == FieldType::Uscc || field.type == FieldType::IdNumber ||
           field.type == FieldType::Phone || field.type == FieldType::ObjectKey ||
           (field.type == FieldType::Text && field.key == "code");
}

bool is_figure(const FieldDef& field)
{
    return field.type == FieldType::Integer || field.type == FieldType::Money;
}

std::vector<std::int64_t> ids_of_list(const Value& value)
{
    std::vector<std::int64_t> ids;
    const std::string& text = text_of(value);
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        std::int64_t id = 0;
        const auto read = std::from_chars(at, end, id);
        if (read.ec != std::errc())
            break;
        ids.push_back(id);
        at = read.ptr < end ? read.ptr + 1 : end;
    }
    if (ids.empty()) {
        if (const auto* one = std::get_if<std::int64_t>(&value))
            ids.push_back(*one);
    }
    return ids;
}

bool ended_at(const LedgerDef& def, const Record& record, Date day)
{
    return span_of(def, record).end <= day.days();
}

} // namespace lx::ui

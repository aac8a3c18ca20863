#include "core/county/exceptions.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/store/ledger_store.h"

namespace lx {

namespace {

std::string place_of(std::string_view rule, std::string_view ledger)
{
    return std::string(rule) + '\n' + std::string(ledger);
}

std::optional<Date> day_of(const LedgerDef& def, const Record& row, const char* field)
{
    return Date::from_iso(text_of(row.at(def, field)));
}

void put(const LedgerDef& def, Record& record, const char* field, Value value)
{
    record.values[static_cast<std::size_t>(def.index_of(field))] = std::move(value);
}

Value day_value(const std::optional<Date>& day)
{
    return day ? Value(day->iso()) : Value{};
}

} // namespace

Result<Exceptions> Exceptions::load(Database& database, const Catalog& catalog, Date as_of)
{
    Exceptions made;
    const LedgerDef* def = catalog.ledger("exception");
    if (def == nullptr)
        return made;
    LedgerStore store(database, catalog);
    Query all;
    all.ledger = def->code;
    LX_ASSIGN(const auto rows, store.first(all, -1));
    for (const Record& row : rows) {
        Exception one;
        one.id = row.id;
        one.date = day_of(*def, row, "date");
        one.until = day_of(*def, row, "until");
        if (one.date && as_of < *one.date)
            continue;
        one.expired = one.until && *one.until < as_of;
        one.reason = text_of(row.at(*def, "reason"));
        one.accepted_by = text_of(row.at(*def, "accepted_by"));
        const LedgerDef* ledger = ledger_of_finding(catalog, text_of(row.at(*def, "object_kind")));
        if (ledger == nullptr)
            continue;
        LX_ASSIGN(const auto id, store.find_key(*ledger, text_of(row.at(*def, "object"))));
        if (!id)
            continue;
        // The same object may stand there by its name and by its code: what holds counts.
        auto& kept = made.m_rows[place_of(text_of(row.at(*def, "rule")), ledger->code)];
        const auto [at, fresh] = kept.try_emplace(*id, one);
        if (!fresh && at->second.expired && !one.expired)
            at->second = std::move(one);
    }
    return made;
}

const Exception* Exceptions::find(std::string_view rule, std::string_view ledger,
                                  std::int64_t id) const
{
    if (m_rows.empty())
        return nullptr;
    const auto rows = m_rows.find(place_of(rule, ledger));
    if (rows == m_rows.end())
        return nullptr;
    const auto found = rows->second.find(id);
    return found == rows->second.end() ? nullptr : &found->second;
}

const Exception* Exceptions::valid(std::string_view rule, std::string_view ledger,
                                   std::int64_t id) const
{
    const Exception* found = find(rule, ledger, id);
    return found != nullptr && !found->expired ? found : nullptr;
}

const LedgerDef* ledger_of_finding(const Catalog& catalog, std::string_view kind)
{
    for (const LedgerDef& def : catalog.ledgers())
        if (def.name == kind)
            return &def;
    return nullptr;
}

bool takes_exceptions(const Catalog& catalog, const LedgerDef& def)
{
    const Dictionary* kinds = catalog.dictionary("finding_kind");
    return kinds != nullptr &&
           std::any_of(kinds->values.begin(), kinds->values.end(),
                       [&](const DictionaryValue& kind) { return kind.value == def.name; });
}

Result<> accept_findings(Database& database, const Catalog& catalog, Writer& writer,
                         const std::vector<ExceptionSubject>& subjects, const ExceptionText& text)
{
    const LedgerDef& def = *catalog.ledger("exception");
    LedgerStore store(database, catalog);
    Query all;
    all.ledger = def.code;
    LX_ASSIGN(const auto rows, store.first(all, -1));
    std::map<std::array<std::string, 3>, const Record*> known;
    for (const Record& row : rows)
        known.emplace(std::array{text_of(row.at(def, "rule")), text_of(row.at(def, "object_kind")),
                                 text_of(row.at(def, "object"))},
                      &row);
    for (const ExceptionSubject& subject : subjects) {
        const LedgerDef* ledger = catalog.ledger(subject.ledger);
        if (ledger == nullptr || !takes_exceptions(catalog, *ledger))
            return fail(ErrorKind::BadInput,
                        "这一类对象（" + (ledger == nullptr ? subject.ledger : ledger->name) +
                            "）的结论不能填写情况说明。");
        LX_ASSIGN(const std::string key, store.subject_key(*ledger, subject.id));
        if (key.empty())
            return fail(ErrorKind::Refused,
                        "这一行已经不在" + ledger->name + "台账里（可能刚被删除），请刷新后再试。");
        Record record;
        const auto there = known.find({subject.rule, ledger->name, key});
        if (there != known.end()) {
            record = *there->second;
            const auto said = day_of(def, record, "date");
            if (said && text.date && *text.date < *said)
                return fail(ErrorKind::Refused,
                            "“" + key + "”已有 " + said->chinese() +
                                "认可的情况说明，晚于所填的日期。请把截止日期调到那天以后再改。");
        } else {
            record.values.resize(def.fields.size());
        }
        put(def, record, "rule", subject.rule);
        put(def, record, "object_kind", ledger->name);
        put(def, record, "object", key);
        put(def, record, "reason", text.reason);
        put(def, record, "accepted_by", text.accepted_by);
        put(def, record, "date", day_value(text.date));
        put(def, record, "until", day_value(text.until));
        LX_TRY(writer.put(def, record));
    }
    return {};
}

} // namespace lx

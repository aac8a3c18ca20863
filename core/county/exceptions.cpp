#include "core/county/exceptions.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/store/ledger_store.h"

namespace lx {

namespace {

Value day_value(const std::optional<Date>& day)
{
    return day ? Value(day->iso()) : Value{};
}

} // namespace

void Exceptions::take(const LedgerDef& def, const Record& row, Date as_of, const RowRef& subject)
{
    Exception one;
    one.id = row.id;
    one.date = row.day(def, "date");
    one.until = row.day(def, "until");
    if (one.date && as_of < *one.date)
        return;
    one.expired = one.until && *one.until < as_of;
    one.reason = text_of(row.at(def, "reason"));
    one.accepted_by = text_of(row.at(def, "accepted_by"));
    // The same object may stand there by its name and by its code: what holds counts.
    m_map.put(text_of(row.at(def, "rule")), subject.ledger, subject.id, std::move(one),
              [](const Exception& a, const Exception& b) { return b.expired && !a.expired; });
}

Result<Exceptions> Exceptions::load(Database& database, const Catalog& catalog, Date as_of)
{
    Exceptions made;
    const LedgerDef& def = *catalog.ledger("exception");
    LedgerStore store(database, catalog);
    Query all;
    all.ledger = def.code;
    LX_ASSIGN(const auto rows, store.first(all, -1));
    LX_ASSIGN(const auto subjects, finding_subjects(store, catalog, def, rows));
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (subjects[i].id != 0)
            made.take(def, rows[i], as_of, subjects[i]);
    return made;
}

const Exception* Exceptions::valid(std::string_view rule, std::string_view ledger,
                                   std::int64_t id) const
{
    const Exception* found = find(rule, ledger, id);
    return found != nullptr && !found->expired ? found : nullptr;
}

Result<std::vector<RowRef>> finding_subjects(LedgerStore& store, const Catalog& catalog,
                                             const LedgerDef& def, const std::vector<Record>& rows)
{
    std::map<const LedgerDef*, std::vector<std::string>> keys;
    std::vector<const LedgerDef*> ledgers;
    for (const Record& row : rows) {
        ledgers.push_back(ledger_of_finding(catalog, text_of(row.at(def, "object_kind"))));
        if (ledgers.back() != nullptr)
            keys[ledgers.back()].push_back(text_of(row.at(def, "object")));
    }
    std::vector<RowRef> subjects(rows.size());
    for (const auto& [ledger, of_ledger] : keys) {
        LX_ASSIGN(const auto ids, store.find_keys(*ledger, of_ledger));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (ledgers[i] != ledger)
                continue;
            if (const auto id = ids.find(text_of(rows[i].at(def, "object"))); id != ids.end())
                subjects[i] = {ledger->code, id->second};
        }
    }
    return subjects;
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
        Record record(def);
        const auto there = known.find({subject.rule, ledger->name, key});
        if (there != known.end()) {
            record = *there->second;
            const auto said = record.day(def, "date");
            if (said && text.date && *text.date < *said)
                return fail(ErrorKind::Refused,
                            "“" + key + "”已有 " + said->chinese() +
                                "认可的情况说明，晚于所填的日期。请把截止日期调到那天以后再改。");
        }
        record.set(def, "rule", subject.rule);
        record.set(def, "object_kind", ledger->name);
        record.set(def, "object", key);
        record.set(def, "reason", text.reason);
        record.set(def, "accepted_by", text.accepted_by);
        record.set(def, "date", day_value(text.date));
        record.set(def, "until", day_value(text.until));
        LX_TRY(writer.put(def, record));
    }
    return {};
}

} // namespace lx

#include "core/edit/accept_findings.h"

#include <array>
#include <map>

#include "core/county/exceptions.h"
#include "core/edit/editor.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

Value day_value(const std::optional<Date>& day)
{
    return day ? Value(day->iso()) : Value{};
}

} // namespace

Result<> accept_findings(Database& database, const Catalog& catalog, Writer& writer,
                         const std::vector<ExceptionSubject>& subjects, const ExceptionText& text)
{
    const LedgerDef& def = *catalog.ledger("exception");
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, {});
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
        LX_ASSIGN(const Edited edited, editor.save(def, record));
        if (edited.refused())
            return fail(ErrorKind::Refused, edited.problems.front().message);
    }
    return {};
}

} // namespace lx

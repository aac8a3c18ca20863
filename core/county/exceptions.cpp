#include "core/county/exceptions.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/facts/row_view.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

Value day_value(const std::optional<Date>& day)
{
    return day ? Value(day->iso()) : Value{};
}

} // namespace

Needs Exceptions::needs(const FactRegistry& registry)
{
    return RowView::needs(registry, "exception",
                          {"rule", "object_kind", "object", "reason", "accepted_by", "date",
                           "until"});
}

Exceptions Exceptions::of(const World& world)
{
    Exceptions made;
    const RowView rows(world, "exception");
    const auto& subjects = world.snapshot().object_ids("exception");
    for (std::int32_t row = 0; row < rows.rows(); ++row) {
        const std::int64_t subject = subjects[static_cast<std::size_t>(row)];
        if (subject == kNone64 || !rows.known(row))
            continue;
        Exception one;
        one.id = rows.id(row);
        one.date = rows.day(row, "date");
        one.until = rows.day(row, "until");
        one.expired = one.until && *one.until < world.as_of();
        one.reason = rows.text(row, "reason");
        one.accepted_by = rows.text(row, "accepted_by");
        // The same object may stand there by its name and by its code: what holds counts.
        made.m_map.put(rows.text(row, "rule"),
                       world.snapshot().object_ledger("exception", row)->code, subject,
                       std::move(one), [](const Exception& a, const Exception& b) {
                           return b.expired && !a.expired;
                       });
    }
    return made;
}

const Exception* Exceptions::valid(std::string_view rule, std::string_view ledger,
                                   std::int64_t id) const
{
    const Exception* found = find(rule, ledger, id);
    return found != nullptr && !found->expired ? found : nullptr;
}

bool takes_exceptions(const Catalog& catalog, const LedgerDef& def)
{
    const auto about = catalog.object_ledgers(*catalog.ledger("exception"));
    return std::find(about.begin(), about.end(), &def) != about.end();
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

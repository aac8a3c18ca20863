#include "ui/ledger/row_actions.h"

#include <memory>

#include <QCoreApplication>
#include <QMenu>

#include "core/ledger/record_checks.h"
#include "core/report/sheet_def.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

const std::string reason_field = "end_reason";

QString chinese(const char* text)
{
    return QCoreApplication::translate("rows", text);
}

QString name_of(AppContext& context, const LedgerDef& def, std::int64_t id)
{
    LedgerStore store(context.database(), *context.catalog());
    const auto labels = store.labels(def, {id});
    return labels && labels->contains(id) ? qt(labels->at(id)) : QString();
}

/// "单位 宁夏某某有限公司" for one row, "单位 12 行" for several.
QString what(AppContext& context, const LedgerDef& def, const std::vector<std::int64_t>& ids)
{
    if (ids.size() == 1)
        return QStringLiteral("%1 %2").arg(qt(def.name), name_of(context, def, ids.front()));
    return chinese(QT_TRANSLATE_NOOP("rows", "%1, %2 rows"))
        .arg(qt(def.name), count_text(static_cast<qint64>(ids.size())));
}

/// What several refusals come to: how many, and the first ones by their sentence.
struct Refusals
{
    qint64 count = 0;
    QStringList sentences;

    void add(const Error& error)
    {
        ++count;
        const QString sentence = qt(error.message);
        if (sentences.size() < 3 && !sentences.contains(sentence))
            sentences << sentence;
    }
};

} // namespace

Result<> change_cell(AppContext& context, const Catalog& catalog, const LedgerDef& def,
                     std::int64_t id, int field, Value value)
{
    LedgerStore store(context.database(), catalog);
    LX_ASSIGN(auto record, store.find(def, id));
    if (!record)
        return fail(ErrorKind::Refused, "这一行已经不在了，请刷新后再试。");
    const auto at = static_cast<std::size_t>(field);
    if (record->values[at] == value)
        return {};
    record->values[at] = std::move(value);
    for (const RecordIssue& issue : check_record(catalog, def, *record)) {
        if (issue.warning)
            continue;
        // A fault the row had before in another field doesn't stop this edit.
        if (issue.field.empty() || issue.field == def.fields[at].key)
            return fail(ErrorKind::Refused, issue.message);
    }
    const QString title =
        chinese(QT_TRANSLATE_NOOP("rows", "Change %1: %2"))
            .arg(QStringLiteral("%1 %2").arg(qt(def.name), name_of(context, def, id)),
                 qt(def.fields[at].name));
    const auto action = context.change(title, [&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(def, *record));
        return {};
    });
    return action ? Result<>() : fail(action.error());
}

void remove_records(AppContext& context, JobSlot& slot, const LedgerDef& def,
                    std::vector<std::int64_t> ids)
{
    auto refusals = std::make_shared<Refusals>();
    const QString title =
        chinese(QT_TRANSLATE_NOOP("rows", "Remove %1")).arg(what(context, def, ids));
    const auto total = static_cast<std::int64_t>(ids.size());
    context.change_many(
        slot, title,
        [ledger = def.code, ids = std::move(ids), refusals,
         total](Database&, const Catalog& catalog, Writer& writer, Progress& progress) -> Result<> {
            const LedgerDef& table = *catalog.ledger(ledger);
            std::int64_t done = 0;
            for (const std::int64_t id : ids) {
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
                if (const auto removed = writer.remove(table, id); !removed) {
                    if (removed.error().kind != ErrorKind::Refused)
                        return fail(removed.error());
                    refusals->add(removed.error());
                }
                if (++done % 64 == 0)
                    progress.report("移入回收站", done, total);
            }
            return {};
        },
        [&context, title, refusals, total](Result<std::int64_t> action) {
            if (!action) {
                context.notices().error(action.error());
                return;
            }
            const qint64 removed = total - refusals->count;
            if (removed > 0)
                context.notices().success(
                    chinese(
                        QT_TRANSLATE_NOOP(
                            "rows", "%1 rows moved to the recycle bin. Ctrl+Z brings them back."))
                        .arg(count_text(removed)));
            if (refusals->count > 0)
                context.notices().warning(chinese(QT_TRANSLATE_NOOP("rows", "%1 rows stay: %2"))
                                              .arg(count_text(refusals->count),
                                                   refusals->sentences.join(QLatin1Char(' '))));
        });
}

QStringList end_reasons(const Catalog& catalog, const LedgerDef& def)
{
    QStringList reasons;
    const FieldDef* field = def.field(reason_field);
    if (field == nullptr || field->type != FieldType::Choice)
        return reasons;
    for (const DictionaryValue& value : catalog.dictionary(field->dictionary)->values)
        reasons << qt(value.value);
    return reasons;
}

void end_records(AppContext& context, JobSlot& slot, const LedgerDef& def,
                 std::vector<std::int64_t> ids, const std::string& day, const std::string& reason)
{
    struct Outcome
    {
        Refusals refused;
        qint64 ended = 0;
        qint64 before = 0; ///< had ended already
    };
    auto outcome = std::make_shared<Outcome>();
    const QString title = chinese(QT_TRANSLATE_NOOP("rows", "End %1")).arg(what(context, def, ids));
    const auto total = static_cast<std::int64_t>(ids.size());
    context.change_many(
        slot, title,
        [ledger = def.code, ids = std::move(ids), day, reason, outcome,
         total](Database& database, const Catalog& catalog, Writer& writer,
                Progress& progress) -> Result<> {
            const LedgerDef& table = *catalog.ledger(ledger);
            LedgerStore store(database, catalog);
            const bool has_reason = table.field(reason_field) != nullptr;
            std::int64_t done = 0;
            for (const std::int64_t id : ids) {
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
                LX_ASSIGN(auto record, store.find(table, id));
                if (!record)
                    continue;
                if (!is_empty(record->at(table, table.span.end()))) {
                    ++outcome->before;
                    continue;
                }
                record->set(table, table.span.end(), day);
                if (!reason.empty() && has_reason) {
                    record->set(table, reason_field, reason);
                } else if (!reason.empty()) {
                    const std::string& note = text_of(record->at(table, "note"));
                    record->set(table, "note", note.empty() ? reason : note + "\n" + reason);
                }
                bool fine = true;
                for (const RecordIssue& issue : check_record(catalog, table, *record)) {
                    if (!issue.warning &&
                        (issue.field.empty() || issue.field == table.span.end())) {
                        outcome->refused.add({ErrorKind::Refused, issue.message, {}});
                        fine = false;
                        break;
                    }
                }
                if (!fine)
                    continue;
                LX_TRY(writer.put(table, *record));
                ++outcome->ended;
                if (++done % 64 == 0)
                    progress.report("结束", done, total);
            }
            return {};
        },
        [&context, outcome](Result<std::int64_t> action) {
            if (!action) {
                context.notices().error(action.error());
                return;
            }
            if (outcome->ended > 0)
                context.notices().success(
                    chinese(QT_TRANSLATE_NOOP("rows", "%1 rows ended. Ctrl+Z undoes it."))
                        .arg(count_text(outcome->ended)));
            if (outcome->before > 0)
                context.notices().info(
                    chinese(
                        QT_TRANSLATE_NOOP("rows", "%1 rows had ended before and stay as they are."))
                        .arg(count_text(outcome->before)));
            if (outcome->refused.count > 0)
                context.notices().warning(
                    chinese(QT_TRANSLATE_NOOP("rows", "%1 rows not ended: %2"))
                        .arg(count_text(outcome->refused.count),
                             outcome->refused.sentences.join(QLatin1Char(' '))));
        });
}

int fill_print_menu(QMenu& menu, AppContext& context, const LedgerDef& def,
                    const std::function<std::vector<std::int64_t>()>& chosen)
{
    menu.clear();
    const auto sheets = SheetDef::all(context.definitions()->facts());
    if (!sheets)
        return 0;
    for (const SheetDef& sheet : *sheets) {
        if (sheet.ledger != def.code)
            continue;
        QObject::connect(
            menu.addAction(qt(sheet.name)), &QAction::triggered, &menu,
            [&context, chosen, id = qt(sheet.id)] { context.go(Place::sheet(id, chosen())); });
    }
    return static_cast<int>(menu.actions().size());
}

} // namespace lx::ui

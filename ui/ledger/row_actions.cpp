#include "ui/ledger/row_actions.h"

#include <QCoreApplication>
#include <QMenu>

#include "core/edit/end_rows.h"
#include "core/report/make_report.h"
#include "core/report/sheet_def.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/ledger/many_rows.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/document_pdf.h"
#include "ui/presentation/print/report_pieces.h"

namespace lx::ui {

namespace {

constexpr std::size_t ways_offered = 3;

QString chinese(const char* text)
{
    return QCoreApplication::translate("rows", text);
}

/// One verb for many rows as one action; `done` learns what became of them.
void edit_rows(AppContext& context, WorkSlot& slot, const LedgerDef& def, const QString& title,
               const std::string& doing, std::vector<std::int64_t> ids,
               std::function<Result<Edited>(Editor&, const LedgerDef&, std::int64_t)> verb,
               std::function<void(const ManyEdited&)> done)
{
    change_rows(
        context, slot, def, title,
        [ids = std::move(ids), doing, verb = std::move(verb)](
            Database&, const Catalog&, Editor& editor, const LedgerDef& table, Progress& progress) {
            return edit_many(ids, doing, progress,
                             [&](std::int64_t id) { return verb(editor, table, id); });
        },
        std::move(done));
}

/// Rows of other ledgers that hang on a row, as lists to open.
void offer_referring(AppContext& context, const LedgerDef& def, std::int64_t id,
                     std::vector<Notice::Act>& acts)
{
    LedgerStore store(context.database(), *context.catalog());
    const auto referring = store.referring_rows(def, id);
    if (!referring)
        return;
    const QString name = row_name(context, def, id);
    for (const LedgerStore::Referring& rows : *referring) {
        if (acts.size() == ways_offered || rows.ids.empty())
            return;
        acts.push_back(
            {chinese(QT_TRANSLATE_NOOP("rows", "See %1 (%2)"))
                 .arg(qt(rows.ledger->name), count_text(static_cast<qint64>(rows.ids.size()))),
             [&context, ledger = rows.ledger->code, ids = rows.ids, name] {
                 context.go(Place::rows(ledger, ids, name));
             }});
    }
}

} // namespace

Result<> change_cell(AppContext& context, const LedgerDef& def, std::int64_t id, int field,
                     Value value)
{
    const QString title =
        chinese(QT_TRANSLATE_NOOP("rows", "Change %1: %2"))
            .arg(QStringLiteral("%1 %2").arg(qt(def.name), row_name(context, def, id)),
                 qt(def.fields[static_cast<std::size_t>(field)].name));
    LX_ASSIGN(const Edited edited, context.edit(title, [&](Editor& editor) {
        return editor.change(def, id, {{field, std::move(value)}});
    }));
    return edited.refused() ? fail(ErrorKind::Refused, edited.problems.front().message)
                            : Result<>();
}

void remove_records(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                    std::vector<std::int64_t> ids,
                    std::function<void(std::vector<std::int64_t>)> ask_end)
{
    const QString title =
        chinese(QT_TRANSLATE_NOOP("rows", "Remove %1")).arg(rows_named(context, def, ids));
    edit_rows(
        context, slot, def, title, "移入回收站", std::move(ids),
        [](Editor& editor, const LedgerDef& table, std::int64_t id) {
            return editor.remove(table, id);
        },
        [&context, ledger = def.code, ask_end = std::move(ask_end)](const ManyEdited& many) {
            if (many.changed > 0)
                context.notices().success(
                    chinese(
                        QT_TRANSLATE_NOOP(
                            "rows", "%1 rows moved to the recycle bin. Ctrl+Z brings them back."))
                        .arg(count_text(many.changed)));
            std::vector<Notice::Act> ways;
            std::vector<std::int64_t> stay;
            for (const ManyEdited::Refusal& refusal : many.refused)
                stay.push_back(refusal.id);
            const LedgerDef* table = context.catalog()->ledger(ledger);
            if (ask_end && table != nullptr && !stay.empty() && !table->span.ends.empty())
                ways.push_back({chinese(QT_TRANSLATE_NOOP("rows", "End…")),
                                [ask_end, stay] { ask_end(stay); }});
            if (table != nullptr && stay.size() == 1)
                offer_referring(context, *table, stay.front(), ways);
            tell_refused(context, many, chinese(QT_TRANSLATE_NOOP("rows", "%1 rows stay: %2")),
                         std::move(ways));
        });
}

void end_records(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                 std::vector<std::int64_t> ids, const std::string& day, const std::string& reason)
{
    const QString title =
        chinese(QT_TRANSLATE_NOOP("rows", "End %1")).arg(rows_named(context, def, ids));
    change_rows(
        context, slot, def, title,
        [ids = std::move(ids), ending = Ending{day, reason}](Database& database, const Catalog&,
                                                             Editor& editor, const LedgerDef& table,
                                                             Progress& progress) {
            return end_rows(database, editor, table, ids, ending, progress);
        },
        [&context](const ManyEdited& many) {
            if (many.changed > 0)
                context.notices().success(
                    chinese(QT_TRANSLATE_NOOP("rows", "%1 rows ended. Ctrl+Z undoes it."))
                        .arg(count_text(many.changed)));
            if (many.unchanged > 0)
                context.notices().info(
                    chinese(
                        QT_TRANSLATE_NOOP("rows", "%1 rows had ended before and stay as they are."))
                        .arg(count_text(many.unchanged)));
            tell_refused(context, many,
                         chinese(QT_TRANSLATE_NOOP("rows", "%1 rows not ended: %2")));
            if (!many.advice.empty())
                context.notices().info(
                    chinese(QT_TRANSLATE_NOOP("rows", "%1 things are left to be done: %2"))
                        .arg(count_text(std::ssize(many.advice)), qt(many.advice.front())));
        });
}

bool show_sheet(AppContext& context, const std::string& ledger, std::int64_t row)
{
    const auto sheets = SheetDef::all(context.definitions()->facts());
    if (!sheets)
        return false;
    const auto sheet = std::find_if(sheets->begin(), sheets->end(),
                                    [&](const SheetDef& one) { return one.ledger == ledger; });
    if (sheet == sheets->end())
        return false;
    context.go(Place::sheet(qt(sheet->id), {row}));
    return true;
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

void print_list(AppContext& context, WorkSlot& slot, PrintedList list)
{
    const QString ending = QStringLiteral(".pdf");
    const QString to = with_ending(
        context.dialogs().save_file(chinese(QT_TRANSLATE_NOOP("rows", "Print the list as PDF")),
                                    qt(list.title) + ending,
                                    chinese(QT_TRANSLATE_NOOP("rows", "PDF document (*.pdf)"))),
        {ending});
    if (to.isEmpty())
        return;
    list.office = office_of(context.jurisdiction());
    list.made = context.clock().today();
    slot.start<bool>(
        JobKind::Long, chinese(QT_TRANSLATE_NOOP("rows", "Printing the list")),
        [path = context.path8(), definitions = context.definitions(), list = std::move(list),
         to = utf8_of(to)](JobProgress& progress) -> Result<bool> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const Report report, list_report(*database, definitions, list, progress));
            LX_TRY(write_pdf(report_pieces(report), PageSetup::landscape_table(), list.title, to,
                             progress));
            return true;
        },
        [&context, to](Result<bool> done) {
            if (done)
                context.notices().success(
                    chinese(QT_TRANSLATE_NOOP("rows", "List printed: %1")).arg(to));
            else
                context.notices().error(done.error());
        });
}

} // namespace lx::ui

#include "ui/ledger/many_rows.h"

#include <memory>
#include <utility>

#include <QCoreApplication>

#include "core/edit/fill.h"
#include "core/store/column_values.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

QString chinese(const char* text)
{
    return QCoreApplication::translate("rows", text);
}

/// Tells what became of rows that were changed, with the way to those that were refused.
std::function<void(const ManyEdited&)> telling(AppContext& context, const std::string& ledger,
                                               std::function<void(const ManyEdited&)> done)
{
    return [&context, ledger, done = std::move(done)](const ManyEdited& many) {
        if (many.changed > 0)
            context.notices().success(
                chinese(QT_TRANSLATE_NOOP("rows", "%1 rows changed. Ctrl+Z undoes it."))
                    .arg(count_text(many.changed)));
        else if (many.refused.empty())
            context.notices().info(
                chinese(QT_TRANSLATE_NOOP("rows", "All of it stands there already.")));
        std::vector<std::int64_t> refused;
        for (const ManyEdited::Refusal& refusal : many.refused)
            refused.push_back(refusal.id);
        tell_refused(
            context, many, chinese(QT_TRANSLATE_NOOP("rows", "%1 rows not changed: %2")),
            {{chinese(QT_TRANSLATE_NOOP("rows", "See these rows")), [&context, ledger, refused] {
                  context.go(Place::rows(ledger, refused,
                                         chinese(QT_TRANSLATE_NOOP("rows", "rows not changed"))));
              }}});
        done(many);
    };
}

QString changing(AppContext& context, const LedgerDef& def, const std::vector<std::int64_t>& ids,
                 const QStringList& fields)
{
    return chinese(QT_TRANSLATE_NOOP("rows", "Change %1: %2"))
        .arg(rows_named(context, def, ids), fields.join(QStringLiteral("、")));
}

QString name_of(const LedgerDef& def, int field)
{
    return qt(def.fields[static_cast<std::size_t>(field)].name);
}

} // namespace

void change_rows(AppContext& context, WorkSlot& slot, const LedgerDef& def, const QString& title,
                 ManyRows work, std::function<void(const ManyEdited&)> done)
{
    auto many = std::make_shared<ManyEdited>();
    context.change_many(
        slot, title,
        [ledger = def.code, work = std::move(work), many,
         today = context.clock().today()](Database& database, const Catalog& catalog,
                                          Writer& writer, Progress& progress) -> Result<> {
            Editor editor(catalog, writer, today);
            LX_ASSIGN(*many, work(database, catalog, editor, *catalog.ledger(ledger), progress));
            return {};
        },
        [&context, many, done = std::move(done)](Result<std::int64_t> action) {
            if (action)
                done(*many);
            else
                context.notices().error(action.error());
        });
}

QString row_name(AppContext& context, const LedgerDef& def, std::int64_t id)
{
    LedgerStore store(context.database(), *context.catalog());
    const auto labels = store.labels(def, {id});
    return labels && labels->contains(id) ? qt(labels->at(id)) : QString();
}

QString rows_named(AppContext& context, const LedgerDef& def, const std::vector<std::int64_t>& ids)
{
    if (ids.size() == 1)
        return QStringLiteral("%1 %2").arg(qt(def.name), row_name(context, def, ids.front()));
    return chinese(QT_TRANSLATE_NOOP("rows", "%1, %2 rows"))
        .arg(qt(def.name), count_text(static_cast<qint64>(ids.size())));
}

void tell_refused(AppContext& context, const ManyEdited& many, const QString& sentence,
                  std::vector<Notice::Act> acts)
{
    if (many.refused.empty())
        return;
    QStringList reasons;
    for (const ManyEdited::Refusal& refusal : many.refused) {
        const QString reason = qt(refusal.problem.message);
        if (reasons.size() < 3 && !reasons.contains(reason))
            reasons << reason;
    }
    context.notices().post({NoticeKind::Warning,
                            sentence.arg(count_text(static_cast<qint64>(many.refused.size())),
                                         reasons.join(QLatin1Char(' '))),
                            std::move(acts)});
}

void change_fields(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                   std::vector<std::int64_t> ids, std::vector<FieldEdit> fields,
                   std::function<void(const ManyEdited&)> done)
{
    QStringList names;
    for (const FieldEdit& edit : fields)
        names << name_of(def, edit.field);
    const QString title = changing(context, def, ids, names);
    change_rows(
        context, slot, def, title,
        [ids = std::move(ids), fields = std::move(fields)](
            Database&, const Catalog&, Editor& editor, const LedgerDef& table, Progress& progress) {
            return edit_many(ids, "批量修改", progress,
                             [&](std::int64_t id) { return editor.change(table, id, fields); });
        },
        telling(context, def.code, std::move(done)));
}

void replace_found(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                   std::vector<CellHit> cells, std::function<void(const ManyEdited&)> done)
{
    const QString title = chinese(QT_TRANSLATE_NOOP("rows", "Replace in %1: %2 places"))
                              .arg(qt(def.name), count_text(static_cast<qint64>(cells.size())));
    change_rows(
        context, slot, def, title,
        [cells = std::move(cells)](Database&, const Catalog&, Editor& editor,
                                   const LedgerDef& table, Progress& progress) {
            return replace_cells(editor, table, cells, progress);
        },
        telling(context, def.code, std::move(done)));
}

void fill_rows(AppContext& context, WorkSlot& slot, const LedgerDef& def, int field,
               std::int64_t from, std::vector<std::int64_t> ids,
               std::function<void(const ManyEdited&)> done)
{
    const QString title = changing(context, def, ids, {name_of(def, field)});
    change_rows(
        context, slot, def, title,
        [ids = std::move(ids), field, from](Database& database, const Catalog& catalog,
                                            Editor& editor, const LedgerDef& table,
                                            Progress& progress) {
            return from == 0
                       ? fill_series(database, catalog, editor, table, field, ids, progress)
                       : fill_from(database, catalog, editor, table, field, from, ids, progress);
        },
        telling(context, def.code, std::move(done)));
}

void change_value(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                  std::vector<std::int64_t> ids, int field, Value from, Value to,
                  std::function<void(const ManyEdited&)> done)
{
    const QString title = chinese(QT_TRANSLATE_NOOP("rows", "Change a value of %1: %2"))
                              .arg(qt(def.name), name_of(def, field));
    change_rows(
        context, slot, def, title,
        [ids = std::move(ids), field, from = std::move(from),
         to = std::move(to)](Database& database, const Catalog&, Editor& editor,
                             const LedgerDef& table, Progress& progress) -> Result<ManyEdited> {
            LX_ASSIGN(const auto holding, rows_with_value(database, table, field, from, &ids));
            return edit_many(holding, "批量修改", progress, [&](std::int64_t id) {
                return editor.change(table, id, {{field, to, from}});
            });
        },
        telling(context, def.code, std::move(done)));
}

} // namespace lx::ui

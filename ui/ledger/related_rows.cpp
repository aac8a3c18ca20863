#include "ui/ledger/related_rows.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

RelatedRows::RelatedRows(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    m_empty = new TextLabel(this);
    set_role(m_empty, "soft");
    m_add = new QPushButton(icon(QStringLiteral("add")), tr("Add"), this);
    set_quiet(m_add);
    line->addWidget(m_empty, 1);
    line->addWidget(m_add);
    column->addLayout(line);
    m_model = new LedgerTableModel(context.jobs(), this);
    m_view = new LedgerView(context, QStringLiteral("related"), this);
    m_view->set_model(m_model);
    column->addWidget(m_view, 1);
    connect(m_add, &QPushButton::clicked, this, &RelatedRows::add_wanted);
    connect(m_view, &LedgerView::open_wanted, this,
            [this](qint64 id) { m_context.go(Place::row(m_related.def->code, id)); });
    connect(m_model, &LedgerTableModel::loaded, this, [this] {
        m_empty->setText(
            m_model->rowCount() == 0
                ? tr("No rows yet.")
                : tr("%1 rows; double click opens one").arg(count_text(m_model->rowCount())));
    });
}

void RelatedRows::show(std::shared_ptr<const Catalog> catalog, const RelatedLedger& related,
                       std::int64_t id)
{
    const bool other = m_related.def != related.def || m_catalog != catalog;
    m_related = related;
    m_catalog = std::move(catalog);
    if (other)
        m_model->set_source(m_context.path8(), m_context.definitions(),
                            Evaluations::of(m_context).worlds());
    ListRequest request;
    request.query.ledger = related.def->code;
    request.query.condition = refers_to(related.field, id);
    // Newest first where rows have a date of their own.
    request.query.sort = related.def->span.start();
    request.query.descending = !request.query.sort.empty();
    m_model->set_as_of(m_context.as_of());
    m_model->show(request);
    m_view->hide_always(related.field);
    m_view->restore_columns();
    m_view->setAccessibleName(related.title);
    m_add->setEnabled(!m_context.read_only());
    m_add->setAccessibleName(tr("Add: %1").arg(related.title));
}

void RelatedRows::clear()
{
    m_model->clear();
    m_related = {};
    m_catalog.reset();
}

void RelatedRows::go_on()
{
    m_model->go_on_in(m_context.path8(), Evaluations::of(m_context).worlds());
}

void RelatedRows::apply(const DataChange& change)
{
    m_model->apply(change);
}

} // namespace lx::ui

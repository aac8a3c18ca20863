#include "ui/rules/rule_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int sides = 12; ///< free beside a title, left and right together
/// Characters of width below which the force of a rule is told beside its findings alone.
constexpr int narrow = 24;

/// Titles are never cut: they wrap, and their row is as high as they need.
class TitleDelegate final : public RowDelegate
{
public:
    explicit TitleDelegate(QTreeView* view) : RowDelegate(view), m_view(view) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        QSize size = RowDelegate::sizeHint(option, index);
        if (index.column() != RuleModel::Title)
            return size;
        QStyleOptionViewItem filled = option;
        initStyleOption(&filled, index);
        int width = m_view->columnWidth(RuleModel::Title) - sides;
        for (QModelIndex at = index; at.isValid(); at = at.parent())
            width -= m_view->indentation();
        const QRect text = QFontMetrics(filled.font)
                               .boundingRect(QRect(0, 0, std::max(width, 1), 1'000),
                                             Qt::TextWordWrap, filled.text);
        size.setHeight(std::max(size.height(), text.height() + 8));
        return size;
    }

private:
    QTreeView* m_view;
};

} // namespace

RuleList::RuleList(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), Theme::grid(1));
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find a rule: words or number"));
    m_search->setAccessibleName(tr("Find a rule"));
    m_search->setClearButtonEnabled(true);
    fit_placeholder(m_search);
    m_strength = new QComboBox(this);
    m_strength->setAccessibleName(tr("Force of the rules"));
    m_strength->addItem(tr("Every force"), -1);
    for (const Strength strength : {Strength::Must, Strength::Normally, Strength::Encouraged})
        m_strength->addItem(strength_word(strength), static_cast<int>(strength));
    line->addWidget(m_search, 1);
    line->addWidget(m_strength);
    column->addLayout(line);
    m_model = new RuleModel(this);
    m_view = new QTreeView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Rules of the policies"));
    m_view->setWordWrap(true);
    m_view->setItemDelegate(new TitleDelegate(m_view));
    connect(m_view->header(), &QHeaderView::sectionResized, m_view,
            [view = m_view] { view->doItemsLayout(); });
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setIndentation(12);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(RuleModel::Title, QHeaderView::Stretch);
    for (const int section : {RuleModel::StrengthWord, RuleModel::Unmet, RuleModel::Unknown})
        m_view->header()->setSectionResizeMode(section, QHeaderView::Fixed);
    column->addWidget(m_view, 1);
    connect(m_search, &QLineEdit::textChanged, this, &RuleList::fill);
    connect(m_strength, &QComboBox::currentIndexChanged, this, &RuleList::fill);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                if (m_filling)
                    return;
                const RuleRow* row = m_model->row(now);
                if (row == nullptr || row->rule == nullptr)
                    return; // a heading: the rule shown stays
                m_current = qt(row->rule->full_id);
                Q_EMIT changed();
            });
}

void RuleList::show(std::shared_ptr<const County> done)
{
    m_done = std::move(done);
    fill();
}

void RuleList::fill()
{
    const int size = Theme::current().text_px;
    m_view->setColumnWidth(RuleModel::StrengthWord, size * 2 + 12);
    m_view->setColumnWidth(RuleModel::Unmet, size * 5 + 2);
    m_view->setColumnWidth(RuleModel::Unknown, size * 4 + 4);
    const int strength = m_strength->currentData().toInt();
    m_filling = true;
    m_model->show(m_done,
                  strength < 0 ? std::nullopt : std::optional(static_cast<Strength>(strength)),
                  m_search->text().trimmed());
    m_view->expandAll();
    QModelIndex wanted = m_model->find(m_current);
    if (!wanted.isValid())
        wanted = m_model->first();
    m_view->setCurrentIndex(wanted);
    m_filling = false;
    if (wanted.isValid()) {
        m_view->scrollTo(wanted);
        m_current = qt(m_model->row(wanted)->rule->full_id);
    }
    Q_EMIT changed();
}

void RuleList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_view->setColumnHidden(RuleModel::StrengthWord, width() < Theme::current().text_px * narrow);
}

const RuleRow* RuleList::current() const
{
    const QModelIndex index = m_model->find(m_current);
    return m_model->row(index);
}

bool RuleList::select(const QString& full_id)
{
    QModelIndex index = m_model->find(full_id);
    if (!index.isValid()) { // it may be filtered out
        m_search->clear();
        m_strength->setCurrentIndex(0);
        index = m_model->find(full_id);
    }
    if (!index.isValid())
        return false;
    m_view->setCurrentIndex(index);
    return true;
}

void RuleList::find()
{
    m_search->setFocus();
    m_search->selectAll();
}

} // namespace lx::ui

#include "ui/exchange/questions_part.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/choice_delegate.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int rows_width = 5; ///< characters

} // namespace

QuestionsPart::QuestionsPart(QWidget* parent) : QWidget(parent)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(build_day());
    m_stack = new QStackedWidget(this);
    whole->addWidget(m_stack, 1);

    m_empty = new QWidget(m_stack);
    auto* empty = new QVBoxLayout(m_empty);
    auto* none = new TextLabel(tr("Nothing is left open. Go on to the preview."), m_empty);
    none->setAlignment(Qt::AlignCenter);
    set_role(none, "soft");
    empty->addWidget(none);

    m_filled = new QWidget(m_stack);
    auto* column = new QVBoxLayout(m_filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* words = new TextLabel(
        tr("Each answer holds for all rows and is remembered for lists with these headings. "
           "Delete takes one back. What is left open keeps nobody from importing."),
        m_filled);
    words->setWordWrap(true);
    set_role(words, "soft");
    m_model = new ImportQuestionsModel(this);
    m_view = new QTableView(m_filled);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Questions of the import"));
    dress_choice_table(m_view);
    QHeaderView* header = m_view->horizontalHeader();
    header->setSectionResizeMode(ImportQuestionsModel::Rows, QHeaderView::Fixed);
    keep_measured(m_view, [this, header] {
        header->resizeSection(ImportQuestionsModel::Rows, characters(m_view, rows_width));
    });
    column->addWidget(words);
    column->addWidget(m_view, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_filled);

    add_take_back(m_view, tr("Take the answer back"),
                  [this](const QModelIndex& index) { m_model->take_back(index); });
    connect(m_model, &ImportQuestionsModel::answered, this, &QuestionsPart::answered);
    connect(m_view->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
            &QuestionsPart::edited, Qt::QueuedConnection);
}

QWidget* QuestionsPart::build_day()
{
    m_day_line = new QWidget(this);
    auto* line = new QHBoxLayout(m_day_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::grid(1));
    auto* name = new TextLabel(tr("&Day of the surveys"), m_day_line);
    m_day = day_edit(m_day_line, tr("Day of the surveys"));
    name->setBuddy(m_day);
    m_stated = new TextLabel(m_day_line);
    set_role(m_stated, "soft");
    line->addWidget(name);
    line->addWidget(m_day);
    line->addWidget(m_stated, 1);
    m_day_line->hide();
    connect(m_day, &QDateEdit::dateChanged, this, [this](QDate day) {
        if (m_draft == nullptr)
            return;
        m_draft->choose_day(*Date::from_ymd(day.year(), day.month(), day.day()));
        Q_EMIT answered();
    });
    return m_day_line;
}

void QuestionsPart::show_day()
{
    const ImportReport* report =
        m_draft != nullptr && m_draft->preview() ? &m_draft->preview()->report : nullptr;
    m_day_line->setVisible(report != nullptr && !report->dated.empty());
    if (report == nullptr)
        return;
    const Date day = m_draft->options().as_of.value_or(report->as_of);
    const QSignalBlocker quiet(m_day);
    m_day->setDate(QDate(day.year(), day.month(), day.day()));
    m_stated->setText(report->stated_day
                          ? tr("The list says: %1").arg(qt(report->stated_day->words))
                          : tr("For all rows without a day of their own"));
}

void QuestionsPart::show(ImportDraft* draft)
{
    m_draft = draft;
    show_day();
    const int before = m_view->currentIndex().row();
    m_model->show(draft);
    m_view->clearSpans();
    int first = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->is_group(row))
            m_view->setSpan(row, 0, 1, ImportQuestionsModel::Columns);
        else if (first < 0 || row == before)
            first = row;
    }
    if (first >= 0)
        m_view->setCurrentIndex(m_model->index(first, ImportQuestionsModel::Answer));
    m_stack->setCurrentWidget(first >= 0 ? m_filled : m_empty);
}

bool QuestionsPart::editing() const
{
    return is_being_edited(m_view);
}

void QuestionsPart::focus_first()
{
    m_view->setFocus();
}

} // namespace lx::ui

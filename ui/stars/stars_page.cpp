#include "ui/stars/stars_page.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/stars/allowance_view.h"
#include "ui/stars/honours_view.h"
#include "ui/stars/rating_view.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr const char* parts[] = {"rating", "allowance",
                                 "honours"}; ///< of a Place, in the order of the tabs

} // namespace

StarsPage::StarsPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Star rating"), parent)
{
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Parts of the star rating"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Rating"));
    m_tabs->addTab(tr("Allowances"));
    m_tabs->addTab(tr("Honours"));
    m_stack = new QStackedWidget(this);
    m_rating = new RatingView(context, m_stack);
    m_allowance = new AllowanceView(context, m_stack);
    m_stack->addWidget(m_rating);
    m_stack->addWidget(m_allowance);
    m_honours = new HonoursView(context, m_stack);
    m_stack->addWidget(m_honours);
    body()->addWidget(m_tabs);
    body()->addWidget(m_stack, 1);
    add_print_action();
    for (QPushButton* button : {m_rating->forms_button(), m_rating->close_button(),
                                m_allowance->enter_button(), m_honours->enter_button()})
        add_action(button);
    connect(m_tabs, &QTabBar::currentChanged, this, &StarsPage::show_part);
    connect(m_rating, &RatingView::told, this, [this](const QString& words) {
        m_words = words;
        show_part(m_tabs->currentIndex());
    });
    show_part(0);
}

void StarsPage::show_part(int part)
{
    m_stack->setCurrentIndex(part);
    set_subtitle(part == 0 ? m_words : QString());
    for (QPushButton* button : {m_rating->forms_button(), m_rating->close_button()})
        button->setVisible(part == 0);
    m_allowance->enter_button()->setVisible(part == 1);
    m_honours->enter_button()->setVisible(part == 2);
    if (part == 1)
        m_allowance->show_again();
    if (part == 2)
        m_honours->show_again();
}

void StarsPage::refresh(const Changes& changes)
{
    m_rating->refresh(changes.document || changes.as_of);
    m_allowance->refresh(changes.document || changes.as_of);
    m_honours->refresh(changes.document || changes.as_of);
}

void StarsPage::find()
{
    if (m_tabs->currentIndex() == 0)
        m_rating->find();
}

void StarsPage::focus_first()
{
    m_stack->currentWidget()->setFocus();
}

bool StarsPage::show_place(const Place& place)
{
    const auto* part = std::get_if<Place::Part>(&place.what);
    if (part == nullptr)
        return Page::show_place(place);
    for (int i = 0; i < m_tabs->count(); ++i)
        if (part->name == QLatin1String(parts[i])) {
            m_tabs->setCurrentIndex(i);
            return true;
        }
    return false;
}

} // namespace lx::ui

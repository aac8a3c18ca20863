// Names that look like markup and marks that turn the direction of writing, on every page.

#include <QAbstractItemView>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTimer>
#include <QToolTip>
#include <QTreeView>

#include "app/tour.h"
#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_page.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/print/document_pdf.h"
#include "ui/presentation/print/laid_piece.h"
#include "ui/rules/rule_list.h"
#include "ui/shell/qt_dialogs.h"
#include "ui/widgets/labels.h"

using namespace lx;
using namespace lx::ui;
using lx::test::wait_until;
using lx::test::WindowFixture;

namespace {

const QColor signal_color(255, 0, 254); // of the picture that must never be seen
const QString turn = QString(QChar(0x202E));
const QString shown_turn = QStringLiteral("‹U+202E›");

bool has_signal(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == signal_color)
                return true;
        }
    }
    return false;
}

/// A county in which units, organizations, instructors and areas all have such names.
struct Hostile : WindowFixture
{
    QString picture = path(QStringLiteral("m.png"));
    int literal = 0; ///< places that showed a name as it stands

    Hostile()
    {
        QImage image(200, 200, QImage::Format_RGB32);
        image.fill(signal_color);
        REQUIRE(image.save(picture));
        const auto catalog = context.catalog();
        const auto done = context.change(QStringLiteral("改名"), [&](Writer& writer) -> Result<> {
            for (const char* ledger : {"unit", "org", "instructor", "area"}) {
                const LedgerDef& def = *catalog->ledger(ledger);
                Query all;
                all.ledger = ledger;
                LX_ASSIGN(auto rows, LedgerStore(context.database(), *catalog).first(all, 5000));
                int number = 0;
                for (Record& row : rows) {
                    row.set(def, def.label, name(++number).toStdString());
                    LX_TRY(writer.put(def, row));
                }
            }
            return {};
        });
        INFO((done ? std::string() : done.error().message));
        REQUIRE(done);
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
    }
    [[nodiscard]] QString name(int number) const
    {
        return QStringLiteral("<img src=\"file://%1\"><b>甲%2</b>%3cba")
            .arg(picture)
            .arg(number)
            .arg(turn);
    }

    void check_text(const QString& text)
    {
        CHECK_FALSE(text.contains(turn));
        literal += text.contains(QStringLiteral("<img src=")) && text.contains(shown_turn) ? 1 : 0;
    }
    static void check_tip(const QString& tip)
    {
        CHECK_FALSE(tip.contains(turn));
        if (Qt::mightBeRichText(tip))
            CHECK_FALSE(tip.contains(QStringLiteral("<img")));
    }
    void check_view(const QAbstractItemView& view)
    {
        const QAbstractItemModel* model = view.model();
        if (model == nullptr)
            return;
        for (int row = 0; row < std::min(6, model->rowCount(view.rootIndex())); ++row) {
            for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
                const QModelIndex index = model->index(row, column, view.rootIndex());
                check_text(index.data(Qt::DisplayRole).toString());
                check_tip(index.data(Qt::ToolTipRole).toString());
            }
        }
    }
    /// Everything that can be seen now.
    void check_all()
    {
        literal = 0;
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            check_tip(widget->toolTip());
            if (auto* label = qobject_cast<QLabel*>(widget)) {
                check_text(label->text());
                if (dynamic_cast<MarkupLabel*>(label) == nullptr)
                    CHECK(label->textFormat() == Qt::PlainText);
                else
                    CHECK_FALSE(label->text().contains(QStringLiteral("<img")));
            }
            if (auto* button = qobject_cast<QAbstractButton*>(widget))
                check_text(button->text());
            if (auto* view = qobject_cast<QAbstractItemView*>(widget))
                check_view(*view);
            if (auto* browser = qobject_cast<QTextBrowser*>(widget)) {
                check_text(browser->toPlainText());
                CHECK_FALSE(browser->toHtml().contains(QStringLiteral("<img")));
            }
            if (auto* scene = qobject_cast<QGraphicsView*>(widget)) {
                for (QGraphicsItem* item : scene->items()) {
                    auto* text = dynamic_cast<QGraphicsTextItem*>(item);
                    if (text == nullptr || !text->isVisible())
                        continue;
                    CHECK_FALSE(text->toHtml().contains(QStringLiteral("<img")));
                    CHECK_FALSE(text->toPlainText().contains(turn));
                    literal += text->toPlainText().contains(QStringLiteral("<img")) ? 1 : 0;
                }
            }
        }
        CHECK_FALSE(window->windowTitle().contains(turn));
        CHECK_FALSE(has_signal(window->grab().toImage()));
    }
};

} // namespace

TEST_CASE("names that look like markup are shown as they stand, on every page and view")
{
    Hostile f;
    std::set<QString> pages;
    for (const Stop& stop : tour()) {
        INFO(stop.name.toStdString());
        pages.insert(stop.place.page);
        REQUIRE(visit(*f.window, stop, [&] { REQUIRE(f.settled()); }));
        f.check_all();
        const bool of_rows =
            stop.name == QLatin1String("ledger") || stop.name == QLatin1String("narrowed");
        if (of_rows)
            CHECK(f.literal > 3);
    }
    for (const PageEntry& entry : f.window->pages()) {
        INFO("the tour leaves out " << entry.id.toStdString());
        CHECK(pages.contains(entry.id));
    }
}

TEST_CASE("the detail, the form and the findings of such a row")
{
    Hostile f;
    auto* page = qobject_cast<LedgerPage*>(f.window->show_page(QStringLiteral("ledger")));
    auto* view = f.window->findChild<LedgerView*>();
    REQUIRE(view != nullptr);
    view->setCurrentIndex(view->model()->index(0, 0));
    auto* detail = f.find<QAbstractButton>(QStringLiteral("本行详情"));
    REQUIRE(detail != nullptr);
    if (!detail->isChecked())
        detail->click();
    REQUIRE(f.settled());
    f.check_all();
    CHECK(f.literal > 1);
    for (QPushButton* tab : f.window->findChildren<QPushButton*>()) {
        if (!tab->isVisible() || !tab->isCheckable() || tab->text().isEmpty() ||
            page->isAncestorOf(tab) == false)
            continue;
        tab->click();
        REQUIRE(f.settled());
        INFO(tab->text().toStdString());
        f.check_all();
    }
    // The form with its title, and what the policies say of it.
    f.button<QPushButton>(QStringLiteral("编辑"))->click();
    REQUIRE(f.settled());
    f.check_all();
    CHECK(f.literal > 0);
    // A finding, explained.
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    auto* rules = f.window->findChild<RuleList*>();
    bool explained = false;
    for (int row = 0; row < rules->view()->model()->rowCount() && !explained; ++row) {
        const QModelIndex group = rules->view()->model()->index(row, 0);
        const QModelIndex rule = rules->view()->model()->index(0, 0, group);
        rules->view()->setCurrentIndex(rule.isValid() ? rule : group);
        REQUIRE(f.settled());
        f.check_all();
        for (QTextBrowser* why : f.window->findChildren<QTextBrowser*>())
            explained = explained || why->toPlainText().contains(QStringLiteral("<img src="));
    }
    CHECK(explained);
}

TEST_CASE("notices, questions and tooltips show such a name as it stands")
{
    Hostile f;
    f.context.notices().warning(f.name(1) + QStringLiteral(" 不在了"));
    QApplication::processEvents();
    f.check_all();
    CHECK(f.literal > 0);

    QtDialogs dialogs;
    bool seen = false;
    QTimer::singleShot(0, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        REQUIRE(box != nullptr);
        seen = box->textFormat() == Qt::PlainText && !has_signal(box->grab().toImage()) &&
               box->text().contains(shown_turn) && !box->text().contains(turn);
        box->reject();
    });
    static_cast<void>(dialogs.choose(f.name(1), f.name(1), {QStringLiteral("好")}, 0));
    CHECK(seen);

    QPushButton button;
    set_tip(&button, f.name(1));
    QToolTip::showText({10, 10}, button.toolTip(), &button);
    QApplication::processEvents();
    QWidget* tip = nullptr;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("QTipLabel"))
            tip = widget;
    }
    REQUIRE(tip != nullptr);
    CHECK_FALSE(has_signal(tip->grab().toImage()));
    QTextDocument document;
    document.setHtml(button.toolTip());
    CHECK(document.toPlainText() == shown_text(f.name(1)));
    QToolTip::hideText();
    // The other way round: the same text taken for markup would be seen.
    QToolTip::showText({10, 10}, f.name(1), &button);
    QApplication::processEvents();
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("QTipLabel"))
            tip = widget;
    }
    CHECK(has_signal(tip->grab().toImage()));
    QToolTip::hideText();
}

TEST_CASE("a printed sheet loads no picture, even where its markup asks for one")
{
    Hostile f;
    const PrintPiece piece{"x", "<p>前" + f.name(1).toStdString() + "后</p>"};
    const LaidPiece laid(piece, PageSetup::portrait());
    QImage paper(800, 1100, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    laid.draw(painter, QRectF(0, 0, 800, 1100), 0, 1, 1);
    painter.end();
    CHECK_FALSE(has_signal(paper));
    QTextDocument control; // such a document shows it
    control.setHtml(QString::fromStdString(piece.html));
    paper.fill(Qt::white);
    QPainter other(&paper);
    control.drawContents(&other);
    other.end();
    CHECK(has_signal(paper));
}

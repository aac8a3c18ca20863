#pragma once

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/presentation/import_questions_model.h"

namespace lx::test {

inline std::int64_t count_rows(WindowFixture& f, const std::string& ledger)
{
    LedgerStore store(f.context.database(), *f.context.catalog());
    Query query;
    query.ledger = ledger;
    const auto counted = store.count(query);
    REQUIRE(counted);
    return *counted;
}

/// The window on a new file of 永宁县, as a clerk begins, with the page of data exchange in view.
struct ImportFixture : WindowFixture
{
    int acts = 0; ///< clicks and keys so far

    ImportFixture() : WindowFixture(false)
    {
        window->files().create({path(QStringLiteral("new.lxdb")), QStringLiteral("640121"),
                                QStringLiteral("永宁县"), QStringLiteral("县")},
                               [](Result<>) {});
        REQUIRE(wait_until([&] { return context.has_document(); }));
        window->show_page(QStringLiteral("exchange"));
        REQUIRE(settled());
    }
    [[nodiscard]] static QString list(const char* name)
    {
        return QStringLiteral(LIANGXIN_TEST_DATA "/lists/") + QString::fromLatin1(name);
    }
    QString write(const QString& name, const QByteArray& text)
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
        return path(name);
    }
    /// 30,000 units without a state: a trial of them takes a while.
    QString write_many()
    {
        QByteArray many = "企业名称,单位类别,单位类型\n";
        for (int i = 0; i < 30'000; ++i)
            many += "第" + QByteArray::number(i) + "测试有限公司,非公有制企业,有限责任公司\n";
        return write(QStringLiteral("多.csv"), many);
    }
    void click(const char* text)
    {
        auto* found = button<QPushButton>(QString::fromUtf8(text));
        INFO(text);
        REQUIRE(found != nullptr);
        REQUIRE(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
        ++acts;
    }
    /// Chooses a file and waits for the trial.
    void choose(const QString& file)
    {
        dialogs.files = {file};
        click("选择文件…");
        REQUIRE(settled());
    }
    QTableView* view(const char* name) const
    {
        auto* found = find<QTableView>(QString::fromUtf8(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return found;
    }
    QTableView* questions() const { return view("导入时的问题"); }
    /// The cell where a question is answered whose text has this part; invalid without one.
    QModelIndex answer_cell(const char* part) const
    {
        const QAbstractItemModel* model = questions()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString().contains(QString::fromUtf8(part)))
                return model->index(row, ui::ImportQuestionsModel::Answer);
        }
        return {};
    }
    void press(QTableView* on, const QModelIndex& index)
    {
        REQUIRE(index.isValid());
        on->scrollTo(index);
        QTest::mouseClick(on->viewport(), Qt::LeftButton, {}, on->visualRect(index).center());
        ++acts;
    }
    /// Opens a cell's choices with a click, types and takes what is found.
    void fill(QTableView* on, const QModelIndex& index, const char* text)
    {
        press(on, index);
        auto* box = qobject_cast<QComboBox*>(on->indexWidget(index));
        REQUIRE(box != nullptr);
        box->hidePopup();
        box->lineEdit()->selectAll();
        WindowFixture::write(box->lineEdit(), QString::fromUtf8(text));
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        acts += 2; // written with an input method, taken with Enter
        settle_popup();
        CHECK_FALSE(on->isPersistentEditorOpen(index)); // Enter has closed it
    }
    /// Popups of the offscreen platform keep the window inactive when they are gone.
    void settle_popup()
    {
        QApplication::processEvents();
        window->activateWindow();
        QApplication::processEvents();
    }
    void answer_registry()
    {
        press(questions(), answer_cell("不在台账"));
        fill(questions(), answer_cell("经营状态"), "正常");
        fill(questions(), answer_cell("私营企业"), "其他");
    }
    QString label(const char* name) const
    {
        auto* found = find<QLabel>(QString::fromUtf8(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return found->text();
    }
    std::int64_t count(const std::string& ledger) { return count_rows(*this, ledger); }
};

/// All texts of a table, a line a row.
inline QString texts_of(const QTableView* view)
{
    QString all;
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        for (int column = 0; column < view->model()->columnCount(); ++column)
            all += view->model()->index(row, column).data().toString() + QLatin1Char('|');
        all += QLatin1Char('\n');
    }
    return all;
}

} // namespace lx::test

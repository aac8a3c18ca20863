#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "tests/presentation/import_builders.h"
#include "ui/presentation/choice_cell.h"
#include "ui/presentation/import_columns_model.h"
#include "ui/presentation/import_questions_model.h"
#include "ui/presentation/import_rows_model.h"

using namespace lx;
using namespace lx::ui;
using How = ImportedColumn::How;
using lx::test::draft_of;
using lx::test::TrialBuilder;
using lx::test::unit_draft;

namespace {

QString shown(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// A list of so many units, a title above; two tables of it where it is cut in the middle.
ImportPreview trial_of_list(const QTemporaryDir& folder, std::int64_t rows, std::int64_t cut = 0)
{
    const QString path = folder.filePath(QStringLiteral("名单.csv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("名单\n企业名称,类型\n");
    for (std::int64_t i = 0; i < rows; ++i)
        file.write(i == cut && i > 0 ? "企业名称,类型\n" : "甲公司,其他\n");
    ImportPreview trial = TrialBuilder().make();
    trial.options.inputs = {path.toStdString()};
    ImportedTable& table = trial.report.tables.front();
    table.last_heading = 1;
    table.facts.rows = rows;
    if (cut > 0) {
        table.facts.rows = cut;
        ImportedTable below = table;
        below.first_heading = below.last_heading = 2 + cut;
        below.facts.rows = rows - cut - 1;
        trial.report.tables.push_back(below);
    }
    return trial;
}

std::vector<TableGlance> look_at(const ImportPreview& trial, GlanceWish wish = {})
{
    NoProgress quiet;
    auto glances = glance_at_trial(Catalog::builtin(), trial, wish, quiet);
    REQUIRE(glances);
    return std::move(*glances);
}

} // namespace

TEST_CASE("columns not recognised stand in front and keep their place when a field is chosen")
{
    ImportDraft draft = unit_draft();
    const auto trial = [] {
        return TrialBuilder()
            .column("企业名称", How::Proposed, "name")
            .column("职工人数", How::Proposed, "headcount", "survey")
            .column("经营者", How::Unknown)
            .column("序号", How::LeftOut);
    };
    draft.take(trial().make());
    ImportColumnsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(&draft, 0);
    REQUIRE(model.rowCount() == 4);
    CHECK(model.unknown() == 1);
    CHECK(shown(model, 0, ImportColumnsModel::Heading).contains(QStringLiteral("经营者")));
    CHECK(shown(model, 0, ImportColumnsModel::Values) == QStringLiteral("一、二"));
    CHECK(model.index(0, ImportColumnsModel::State).data(Qt::DecorationRole).isValid());
    CHECK(shown(model, 1, ImportColumnsModel::Field) == QStringLiteral("单位名称"));
    CHECK(shown(model, 2, ImportColumnsModel::Field).startsWith(QStringLiteral("摸底")));

    QSignalSpy answered(&model, &ImportColumnsModel::answered);
    const QModelIndex field = model.index(0, ImportColumnsModel::Field);
    const QStringList choices = field.data(choices_role).toStringList();
    CHECK(choices.contains(QStringLiteral("联系人")));
    CHECK_FALSE(model.setData(field, QStringLiteral("没有这个字段"), Qt::EditRole));
    REQUIRE(model.setData(field, QStringLiteral("联系人"), Qt::EditRole));
    CHECK(answered.count() == 1);
    CHECK(draft.column("经营者") == "contact_person");
    CHECK(draft.outdated());

    draft.take(trial().answers(draft.answers()).make());
    model.show(&draft, 0);
    CHECK(shown(model, 0, ImportColumnsModel::Heading).contains(QStringLiteral("经营者")));
    CHECK(shown(model, 0, ImportColumnsModel::Field) == QStringLiteral("联系人"));
    // Left out on purpose.
    REQUIRE(model.setData(field, choices.front(), Qt::EditRole));
    CHECK(draft.column("经营者") == "");
    model.show(nullptr, -1);
    CHECK(model.rowCount() == 0);
}

TEST_CASE("a column nobody knows is left out on purpose, and what was chosen is taken back")
{
    ImportDraft draft = unit_draft();
    const auto trial = [](How how) {
        return TrialBuilder()
            .column("企业名称", How::Proposed, "name")
            .column("怪列", how)
            .answers({});
    };
    draft.take(trial(How::Unknown).make());
    ImportColumnsModel model;
    model.show(&draft, 0);
    QSignalSpy answered(&model, &ImportColumnsModel::answered);
    const QModelIndex field = model.index(0, ImportColumnsModel::Field);
    const QString left_out = field.data(choices_role).toStringList().front();
    CHECK(field.data().toString() == left_out); // so it stands…
    CHECK(field.data(Qt::EditRole).toString().isEmpty());
    REQUIRE(model.setData(field, left_out, Qt::EditRole)); // …and so it is wanted
    CHECK(draft.column("怪列") == "");
    CHECK_FALSE(model.index(0, ImportColumnsModel::State).data(Qt::DecorationRole).isValid());
    CHECK(answered.count() == 1);

    draft.take(trial(How::LeftOut).answers(draft.answers()).make());
    model.show(&draft, 0);
    model.take_back(field);
    CHECK_FALSE(draft.column("怪列").has_value());
    CHECK(draft.outdated());
    CHECK(answered.count() == 2);
    CHECK(field.data().toString() != left_out); // the next trial tells where it goes
    model.take_back(field);
    CHECK(answered.count() == 2);

    // The choice that takes it back stands where something was chosen.
    const QModelIndex name = model.index(1, ImportColumnsModel::Field);
    const auto choices = [&] { return name.data(choices_role).toStringList(); };
    const qsizetype before = choices().size();
    REQUIRE(model.setData(name, left_out, Qt::EditRole));
    REQUIRE(choices().size() == before + 1);
    REQUIRE(model.setData(name, choices()[1], Qt::EditRole));
    CHECK_FALSE(draft.column("企业名称").has_value());
    CHECK(name.data().toString() == QStringLiteral("单位名称"));
}

TEST_CASE("a sheet of 16,384 columns is a model like any other")
{
    ImportDraft draft = unit_draft();
    TrialBuilder trial;
    for (int i = 0; i < 16'384; ++i)
        trial.column("列" + std::to_string(i), How::Unknown);
    draft.take(trial.make());
    ImportColumnsModel model;
    model.show(&draft, 0);
    CHECK(model.rowCount() == 16'384);
    CHECK(shown(model, 16'383, ImportColumnsModel::Heading).startsWith(QStringLiteral("XFD")));
}

TEST_CASE("questions are grouped, answered in their place and taken back")
{
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .asks(QuestionKind::Fill, "status", "", 8)
                   .asks(QuestionKind::Word, "type", "私营企业", 5)
                   .asks(QuestionKind::Add, "", "杨和镇", 7)
                   .make());
    ImportQuestionsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(&draft);
    REQUIRE(model.rowCount() == 6);
    CHECK(model.is_group(0));
    CHECK(model.flags(model.index(0, 0)) == Qt::NoItemFlags); // the keyboard passes it by
    const QModelIndex status = model.index(1, ImportQuestionsModel::Answer);
    CHECK(shown(model, 1, ImportQuestionsModel::Rows) == QStringLiteral("8"));
    CHECK(shown(model, 1, ImportQuestionsModel::Effect).contains(QStringLiteral("8")));
    CHECK(status.data(cell_way_role).toInt() == static_cast<int>(CellWay::Choose));
    QSignalSpy answered(&model, &ImportQuestionsModel::answered);
    REQUIRE(model.setData(status, QStringLiteral("正常"), Qt::EditRole));
    CHECK(status.data().toString() == QStringLiteral("正常"));
    CHECK(answered.count() == 1);

    // What the field can't take is told in its place, and is no answer.
    const QModelIndex type = model.index(3, ImportQuestionsModel::Answer);
    CHECK_FALSE(model.setData(type, QStringLiteral("不是一种类型"), Qt::EditRole));
    CHECK(model.index(3, ImportQuestionsModel::Effect).data(Qt::DecorationRole).isValid());
    CHECK(draft.answers().meanings.empty());
    CHECK(answered.count() == 1);

    const QModelIndex area = model.index(5, ImportQuestionsModel::Answer);
    CHECK(area.data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
    CHECK(area.data().toString().contains(QStringLiteral("永宁县"))); // where they would stand
    REQUIRE(model.setData(area, static_cast<int>(Qt::Checked), Qt::CheckStateRole));
    CHECK(draft.answers().adds("area", "杨和镇"));
    CHECK(draft.open_questions() == 1);
    model.take_back(area);
    model.take_back(status);
    CHECK(draft.answers().add.empty());
    CHECK(draft.answers().fills.empty());
    CHECK(answered.count() == 4);
}

TEST_CASE("numbers of persons in the words of a list are not shown, and answered all the same")
{
    ImportDraft draft = unit_draft();
    ImportPreview trial = TrialBuilder()
                              .asks(QuestionKind::Word, "type", "李四13895001234", 1)
                              .misses("instructor", "张三13895001234", "")
                              .make();
    ImportQuestion rename;
    rename.kind = QuestionKind::Rename;
    rename.ledger = "member";
    rename.text = "640121198003120011";
    rename.from = "王五13895001234";
    rename.to = "王武13895001234";
    trial.report.questions.push_back(rename);
    draft.take(trial);
    ImportQuestionsModel model;
    model.show(&draft);
    QString all;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                all += model.index(row, column).data(role).toString() + u'\n';
        }
    }
    CHECK(all.contains(QStringLiteral("张三138")));
    CHECK_FALSE(all.contains(QStringLiteral("13895001234")));
    CHECK_FALSE(all.contains(QStringLiteral("640121198003120011")));
    REQUIRE(model.setData(model.index(1, ImportQuestionsModel::Answer), QStringLiteral("其他"),
                          Qt::EditRole));
    REQUIRE(draft.answers().meanings.size() == 1);
    CHECK(draft.answers().meanings.front().text == "李四13895001234"); // as the list has it
}

TEST_CASE("rows that can't be added have no answer, and it is told what becomes of them")
{
    ImportDraft draft = draft_of("activity"); // an activity needs its org; units are wanted
    draft.take(TrialBuilder()
                   .misses("org", "甲支部", "")
                   .misses("org", "没有类型的支部", "", false)
                   .misses("unit", "甲公司", "", false)
                   .make());
    ImportQuestionsModel model;
    model.show(&draft);
    REQUIRE(model.rowCount() == 4);
    const QModelIndex can = model.index(1, ImportQuestionsModel::Answer);
    REQUIRE(model.setData(can, static_cast<int>(Qt::Checked), Qt::CheckStateRole));
    const auto effect = [&](int row) { return shown(model, row, ImportQuestionsModel::Effect); };
    for (const int row : {2, 3}) {
        const QModelIndex answer = model.index(row, ImportQuestionsModel::Answer);
        CHECK(answer.data().toString().isEmpty());
        CHECK_FALSE(answer.data(Qt::CheckStateRole).isValid());
        CHECK_FALSE(model.index(row, ImportQuestionsModel::Effect)
                        .data(Qt::DecorationRole)
                        .isValid()); // no "answered", though others of its ledger are added
        CHECK_FALSE(draft.answer(draft.questions()[static_cast<std::size_t>(row - 1)].question));
        model.take_back(answer);
    }
    CHECK(effect(2).contains(QStringLiteral("refused")));
    CHECK(effect(3).contains(QStringLiteral("without")));
    CHECK(draft.answers().adds("org", "甲支部"));
}

TEST_CASE("each row that could be added has a line, and all of them one act")
{
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .misses("area", "杨和镇", "永宁县")
                   .misses("area", "不存在镇", "永宁县")
                   .misses("area", "红星村", "杨和镇")
                   .make());
    ImportQuestionsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(&draft);
    REQUIRE(model.rowCount() == 5); // the group, all, each
    const auto answer = [&](int row) { return model.index(row, ImportQuestionsModel::Answer); };
    const auto tick = [&](int row, Qt::CheckState state) {
        REQUIRE(model.setData(answer(row), static_cast<int>(state), Qt::CheckStateRole));
    };
    const auto ticks = [&] {
        std::vector<int> states;
        for (int row = 1; row < model.rowCount(); ++row)
            states.push_back(answer(row).data(Qt::CheckStateRole).toInt());
        return states;
    };
    const auto effect = [&](int row) { return shown(model, row, ImportQuestionsModel::Effect); };
    CHECK(shown(model, 3, ImportQuestionsModel::Asked).contains(QStringLiteral("不存在镇")));
    CHECK(answer(4).data().toString().contains(QStringLiteral("杨和镇"))); // where it would stand
    tick(1, Qt::Checked);
    CHECK(ticks() == std::vector<int>{Qt::Checked, Qt::Checked, Qt::Checked, Qt::Checked});
    tick(3, Qt::Unchecked);
    CHECK(ticks() ==
          std::vector<int>{Qt::PartiallyChecked, Qt::Checked, Qt::Unchecked, Qt::Checked});
    CHECK(effect(1).contains(QStringLiteral("2 of 3")));
    CHECK(effect(3).contains(QStringLiteral("without")));
    model.take_back(answer(1));
    CHECK(ticks() == std::vector<int>(4, Qt::Unchecked));
    for (const int row : {2, 3, 4})
        tick(row, Qt::Checked);
    CHECK(ticks() == std::vector<int>(4, Qt::Checked));
}

TEST_CASE("where rows would be added is told where it is one place for all")
{
    ImportDraft draft = unit_draft();
    ImportQuestionsModel model;
    const auto answer = [&](TrialBuilder& trial) {
        draft = unit_draft();
        draft.take(trial.make());
        model.show(&draft);
        return shown(model, 1, ImportQuestionsModel::Answer);
    };
    CHECK(
        answer(TrialBuilder().misses("area", "杨和镇", "永宁县").misses("area", "李俊镇", "永宁县"))
            .contains(QStringLiteral("永宁县")));
    CHECK_FALSE(
        answer(TrialBuilder().misses("area", "杨和镇", "永宁县").misses("area", "红星村", "杨和镇"))
            .contains(QStringLiteral("永宁县")));
}

TEST_CASE("rows stand as in the sheet; refused ones and their cells are told by a sign and colour")
{
    auto trial = std::make_shared<const ImportPreview>(
        TrialBuilder().refuses(4, 1, "不认识“外企”。").curtails(5, 2, "“很多”读不出来。").make());
    ImportRowsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(trial, {{0,
                        {{0, {"名单"}},
                         {1, {"名称", "类型", "资本"}},
                         {2, {"", "种类"}},
                         {3, {"甲", "外企", "1"}},
                         {4, {"乙", "其他", "很多"}},
                         {5, {"丙"}}}}});
    REQUIRE(model.rowCount() == 6);
    REQUIRE(model.columnCount() == 4);
    CHECK(model.first_row() == 3);
    CHECK(model.headerData(3, Qt::Vertical, Qt::DisplayRole).toString() == QStringLiteral("4"));
    CHECK(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString() == QStringLiteral("B"));
    CHECK_FALSE(shown(model, 3, 0).isEmpty());
    CHECK(shown(model, 5, 0).isEmpty());
    const auto colour = [&](int row, int column) {
        return model.index(row, column).data(Qt::BackgroundRole);
    };
    CHECK(colour(3, 1).isValid());       // the row…
    CHECK(colour(3, 2) != colour(3, 1)); // …and the cell
    CHECK(colour(4, 3).isValid());
    CHECK_FALSE(colour(4, 1).isValid()); // it went in
    CHECK(model.told(3) == QStringLiteral("单位类型：不认识“外企”。"));
    CHECK(model.told(5).isEmpty());
    model.show(nullptr, {});
    CHECK(model.rowCount() == 0);
}

TEST_CASE("where not all rows can be shown a last line says so")
{
    const QTemporaryDir folder;
    ImportRowsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto show = [&](const ImportPreview& trial, GlanceWish wish = {}) {
        model.show(std::make_shared<const ImportPreview>(trial), look_at(trial, wish));
        return shown(model, model.rowCount() - 1, 0);
    };
    CHECK(show(trial_of_list(folder, 150)).isEmpty()); // all of them
    CHECK(model.rowCount() == 2 + 150);

    ImportPreview long_list = trial_of_list(folder, 1'000);
    QString last = show(long_list);
    CHECK(last.contains(QStringLiteral("150")));
    CHECK(last.contains(QStringLiteral("1,000")));
    CHECK(model.rowCount() == 2 + 150 + 1);
    CHECK(model.told(model.rowCount() - 1).isEmpty());

    for (std::int64_t row = 2; row < 502; ++row)
        long_list.report.tables.front().refused.push_back(row);
    last = show(long_list, {GlanceWish::refused});
    CHECK(last.contains(QStringLiteral("200")));
    CHECK(last.contains(QStringLiteral("500")));
}

TEST_CASE("the tables of a list share what can be shown")
{
    const QTemporaryDir folder;
    const ImportPreview trial = trial_of_list(folder, 1'001, 500);
    const auto glances = look_at(trial);
    REQUIRE(glances.size() == 2);
    const auto data = [&](std::size_t table) {
        const std::int64_t heading = trial.report.tables[table].last_heading;
        return std::count_if(glances[table].rows.begin(), glances[table].rows.end(),
                             [&](const GlancedRow& row) { return row.row > heading; });
    };
    CHECK(data(0) == 100);
    CHECK(data(1) == 100);
    CHECK(glances[1].in_all == 500);
    // What a short one does not need is the other's.
    const auto short_one = look_at(trial_of_list(folder, 1'001, 20));
    REQUIRE(short_one.size() == 2);
    CHECK(short_one[1].rows.size() > 140);
}

TEST_CASE("tables beside each other show their own rows and what was told of them")
{
    const QTemporaryDir folder;
    ImportPreview trial = trial_of_list(folder, 4);
    trial.report.tables.front().range = "A–B列";
    ImportedTable right = trial.report.tables.front();
    right.range = "D–E列";
    trial.report.tables.push_back(right);
    for (const char* range : {"A–B列", "D–E列"}) {
        ImportIssue issue;
        issue.sheet = right.name;
        issue.range = range;
        issue.row = 4;
        issue.reason = range;
        trial.report.warnings.push_back(issue);
    }
    auto glances = look_at(trial);
    REQUIRE(glances.size() == 2);
    CHECK(glances[0].rows.size() == glances[1].rows.size()); // the one takes nothing of the other
    ImportRowsModel model;
    model.show(std::make_shared<const ImportPreview>(trial), std::move(glances));
    QStringList told;
    for (int row = 0; row < model.rowCount(); ++row)
        if (const QString words = model.told(row); !words.isEmpty())
            told << words;
    CHECK(told == QStringList{QStringLiteral("A–B列"), QStringLiteral("D–E列")});
}

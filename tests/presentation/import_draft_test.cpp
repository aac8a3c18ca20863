#include "ui/presentation/import_draft.h"

#include <QSet>
#include <catch2/catch.hpp>

#include "tests/presentation/import_builders.h"
#include "ui/presentation/import_words.h"

using namespace lx;
using namespace lx::ui;
using lx::test::TrialBuilder;
using lx::test::unit_draft;

TEST_CASE("an answer makes the trial old, taking it back makes it good again")
{
    ImportDraft draft = unit_draft();
    CHECK(draft.outdated());
    draft.take(TrialBuilder().asks(QuestionKind::Fill, "status", "", 8).make());
    CHECK_FALSE(draft.outdated());
    REQUIRE(draft.questions().size() == 1);
    CHECK(draft.open_questions() == 1);
    const ImportQuestion question = draft.questions().front().question;
    draft.set_answer(question, "正常");
    CHECK(draft.outdated());
    CHECK(draft.open_questions() == 0);
    CHECK(draft.answer(question) == "正常");
    REQUIRE(draft.answers().fills.size() == 1);
    CHECK(draft.answers().fills.front().field == "status");
    draft.set_answer(question, std::nullopt);
    CHECK_FALSE(draft.outdated());
    draft.make_outdated();
    CHECK(draft.outdated());
}

TEST_CASE("each list has an answer of its own to what it lacks, before that of all lists")
{
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .asks(QuestionKind::Fill, "status", "", 8)
                   .of_list("upper", 1)
                   .asks(QuestionKind::Fill, "status", "", 3)
                   .of_list("lower", 12)
                   .make());
    REQUIRE(draft.questions().size() == 2);
    const ImportQuestion upper = draft.questions()[0].question;
    const ImportQuestion lower = draft.questions()[1].question;
    draft.set_answer(upper, "正常");
    CHECK_FALSE(draft.answer(lower));
    draft.set_answer(lower, "其他");
    CHECK(draft.answer(upper) == "正常");
    CHECK(draft.answer(lower) == "其他");
    REQUIRE(draft.list_among_others(lower) != nullptr);
    CHECK(draft.list_among_others(lower)->last_heading == 11);
    draft.set_answer(lower, std::nullopt);
    CHECK(draft.answer(upper) == "正常");
    CHECK(draft.open_questions() == 1);
}

TEST_CASE("a value for all lists answers for each of them until one has its own")
{
    ImportAnswers all;
    all.fills = {{"status", "正常"}};
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .answers(all)
                   .asks(QuestionKind::Fill, "status", "", 3)
                   .of_list("lower", 12)
                   .make());
    const ImportQuestion lower = draft.questions().front().question;
    CHECK(draft.answer(lower) == "正常");
    draft.set_answer(lower, "其他");
    CHECK(draft.answer(lower) == "其他");
    CHECK(draft.answers().fills.front() == all.fills.front()); // of the other lists
}

TEST_CASE("answered questions stay in their place though nobody asks them any more")
{
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .asks(QuestionKind::Fill, "status", "", 8)
                   .asks(QuestionKind::Word, "type", "私营企业", 5)
                   .asks(QuestionKind::Word, "type", "外企", 3)
                   .make());
    draft.set_answer(draft.questions()[1].question, "其他");
    draft.take(TrialBuilder()
                   .answers(draft.answers())
                   .asks(QuestionKind::Fill, "status", "", 6)
                   .asks(QuestionKind::Word, "type", "外企", 3)
                   .make());
    REQUIRE(draft.questions().size() == 3);
    CHECK(draft.questions()[0].question.rows == 6); // as the newest trial has it
    CHECK(draft.questions()[1].question.text == "私营企业");
    CHECK(draft.answer(draft.questions()[1].question) == "其他");
    // Taken back, it is dropped unless it is asked again.
    draft.set_answer(draft.questions()[1].question, std::nullopt);
    draft.take(TrialBuilder().asks(QuestionKind::Fill, "status", "", 6).make());
    CHECK(draft.questions().size() == 1);
}

TEST_CASE("rows that could be added are one question a ledger, all their names in it")
{
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .asks(QuestionKind::Add, "", "杨和镇", 7)
                   .asks(QuestionKind::Add, "", "李俊镇", 5)
                   .make());
    REQUIRE(draft.questions().size() == 1);
    CHECK(draft.questions().front().question.rows == 12);
    CHECK(draft.questions().front().missing.size() == 2);
    draft.set_answer(draft.questions().front().question, "");
    CHECK(draft.answers().adds_all("area"));
    draft.take(TrialBuilder().answers(draft.answers()).make());
    REQUIRE(draft.questions().size() == 1);
    CHECK(draft.questions().front().missing.size() == 2);
}

TEST_CASE("of rows that could be added one is chosen, or all but one")
{
    using Additions = std::vector<ImportAnswers::Addition>;
    ImportDraft draft = unit_draft();
    draft.take(TrialBuilder()
                   .asks(QuestionKind::Add, "", "杨和镇", 7)
                   .asks(QuestionKind::Add, "", "不存在镇", 5)
                   .asks(QuestionKind::Add, "", "李俊镇", 4)
                   .make());
    const AskedQuestion asked = draft.questions().front();
    draft.set_answer(asked.missing[2], "");
    CHECK(draft.answers().add == Additions{{"area", "李俊镇"}});
    CHECK(draft.chosen(asked) == 1);
    CHECK(draft.open_questions() == 0); // the others stay out
    CHECK_FALSE(draft.answer(asked.question));
    draft.set_answer(asked.question, "");
    CHECK(draft.answers().add == Additions{{"area", ""}});
    draft.set_answer(asked.missing[1], std::nullopt);
    CHECK(draft.answers().add == Additions{{"area", "杨和镇"}, {"area", "李俊镇"}});

    // The names keep their places, with what the newest trial says of them.
    draft.take(TrialBuilder()
                   .answers(draft.answers())
                   .asks(QuestionKind::Add, "", "新镇", 2)
                   .asks(QuestionKind::Add, "", "不存在镇", 1)
                   .make());
    REQUIRE(draft.questions().size() == 1);
    const AskedQuestion& again = draft.questions().front();
    REQUIRE(again.missing.size() == 4);
    CHECK(again.missing[1].text == "不存在镇");
    CHECK(again.missing[1].rows == 1);
    CHECK(again.missing[3].text == "新镇");
    CHECK(again.question.rows == 7 + 1 + 4 + 2);
    CHECK(draft.chosen(again) == 2);
    draft.set_answer(again.question, std::nullopt);
    CHECK(draft.answers().add.empty());
}

TEST_CASE("a row under another name is left out until it is ticked")
{
    ImportDraft draft = unit_draft();
    ImportAnswers answers;
    answers.leave_out = {"91"}; // as the trial leaves out what nobody has seen
    draft.take(TrialBuilder().answers(answers).asks(QuestionKind::Rename, "", "91", 1).make());
    const ImportQuestion question = draft.questions().front().question;
    CHECK_FALSE(draft.answer(question).has_value());
    CHECK(draft.seen_names() == std::vector<std::string>{"91"});
    draft.set_answer(question, "");
    CHECK(draft.answers().leave_out.empty());
    CHECK(draft.outdated());
}

TEST_CASE("individual businesses are taken in by a tick, which is no open question")
{
    ImportDraft draft = unit_draft();
    ImportPreview trial = TrialBuilder().make();
    trial.report.individuals = 8;
    draft.take(trial);
    REQUIRE(draft.questions().size() == 1);
    CHECK(draft.open_questions() == 0);
    const ImportQuestion question = draft.questions().front().question;
    CHECK(question.rows == 8);
    CHECK_FALSE(draft.answer(question).has_value());
    CHECK_FALSE(draft.answers().individuals.has_value()); // the file's setting stays as it is
    draft.set_answer(question, "");
    CHECK(draft.answers().individuals == true);
    CHECK(draft.outdated());
    draft.set_answer(question, std::nullopt);
    CHECK(draft.answers().individuals == false);
}

TEST_CASE("what was remembered is shown as answered and can be taken back")
{
    ImportDraft draft = unit_draft();
    ImportAnswers remembered;
    remembered.fills = {{"status", "正常"}};
    remembered.meanings = {{"type", "私营企业", "其他"}};
    remembered.mapping.columns = {{"经营者", "legal_person"}};
    draft.take(TrialBuilder().answers(remembered).make());
    REQUIRE(draft.questions().size() == 2);
    CHECK(draft.open_questions() == 0);
    const ImportQuestion status = draft.questions()[0].question;
    CHECK(status.name == "经营状态");
    CHECK_FALSE(status.choices.empty());
    CHECK(draft.remembered(status));
    CHECK(draft.column_remembered("经营者"));
    draft.set_answer(status, "停业");
    CHECK_FALSE(draft.remembered(status));
    draft.set_answer(status, std::nullopt);
    CHECK(draft.answers().fills.empty());
    // The next trial is asked without what was remembered: it is among the answers.
    CHECK_FALSE(draft.options().recall);

    ImportOptions options = draft.options();
    options.answers = remembered;
    const QStringList words = remembered_words(draft.catalog(), options);
    REQUIRE(words.size() == 3);
    CHECK(words[0].contains(QStringLiteral("经营者")));
    CHECK(words[1].contains(QStringLiteral("正常")));
    CHECK(words[2].contains(QStringLiteral("私营企业")));
    options.answers.add = {{"area", ""}, {"area", "望远镇"}};
    REQUIRE(remembered_words(draft.catalog(), options).size() == 4);
    CHECK(remembered_words(draft.catalog(), options)[3].contains(QStringLiteral("望远镇")));
    options.answers.meanings = {{"type", "私企13895001234", "其他"}};
    CHECK_FALSE(
        remembered_words(draft.catalog(), options)[2].contains(QStringLiteral("13895001234")));
}

TEST_CASE("a trial changes something where a row is added or updated, of carried ledgers too")
{
    ImportPreview trial = TrialBuilder().make();
    trial.report.counts.unchanged = 3;
    trial.report.also.push_back({"survey", {}});
    trial.report.also.front().second.unchanged = 3;
    CHECK_FALSE(trial.changes_something());
    trial.report.also.front().second.updated = 1;
    CHECK(trial.changes_something());
}

TEST_CASE("columns are called by their heading, or by their letter where two have the same")
{
    const ImportPreview trial = TrialBuilder()
                                    .column("名称", ImportedColumn::How::Proposed, "name")
                                    .column("备注", ImportedColumn::How::Unknown)
                                    .column("备注", ImportedColumn::How::Unknown)
                                    .make();
    CHECK(column_sources(trial.report.tables.front()) ==
          std::vector<std::string>{"名称", "B", "C"});
}

TEST_CASE("fields of carried ledgers are offered under their name, what they copy is not")
{
    const Catalog& catalog = Catalog::builtin();
    const auto fields = import_fields(catalog, *catalog.ledger("unit"));
    const auto find = [&](const std::string& key) {
        return std::find_if(fields.begin(), fields.end(),
                            [&](const ImportField& field) { return field.key == key; });
    };
    REQUIRE(find("survey.headcount") != fields.end());
    CHECK(find("survey.headcount")->name.startsWith(QStringLiteral("摸底")));
    CHECK(find("status") != fields.end());
    CHECK(find("survey.unit") == fields.end());
    QSet<QString> names;
    for (const ImportField& field : fields)
        names << field.name;
    CHECK(names.size() == static_cast<qsizetype>(fields.size())); // chosen by their names
}

TEST_CASE("what was passed over is told with its rows")
{
    ImportPreview trial = TrialBuilder().make();
    ImportedTable& table = trial.report.tables.front();
    for (const std::int64_t row : {48, 60})
        table.facts.totals.add(row);
    for (std::int64_t row = 70; row < 90; ++row)
        table.facts.forms.add(row);
    const QStringList words = skipped_words(table);
    REQUIRE(words.size() == 2);
    CHECK(words[0].contains(QStringLiteral("49、61")));
    CHECK(words[1].contains(QStringLiteral("20")));
    CHECK(table_place(trial, 0) == QStringLiteral("企业"));
    trial.options.inputs.push_back("/lists/b.csv");
    CHECK(table_place(trial, 0).startsWith(QStringLiteral("名单.xlsx")));
}

// The campaigns page as a clerk goes through it.
#include <QPushButton>
#include <QTableView>

#include "core/county/campaign.h"
#include "core/store/writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

TEST_CASE("a campaign is begun from the example, its milestones are ticked off in place and undone")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("campaign"));
    REQUIRE(f.settled());
    const auto campaigns = [&] {
        auto read =
            load_campaigns(f.context.database(), f.context.definitions(), f.context.as_of());
        REQUIRE(read);
        return *read;
    };
    const std::size_t before = campaigns().size();
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("示例：百日攻坚")), Qt::LeftButton);
    REQUIRE(f.settled());
    REQUIRE(campaigns().size() == before + 1);
    const auto hundred = [&] {
        for (const CampaignProgress& campaign : campaigns()) {
            if (campaign.name == "百日攻坚行动")
                return campaign;
        }
        return CampaignProgress();
    };
    CHECK(hundred().start == f.context.as_of());
    CHECK(hundred().days_left == 102);
    CHECK(hundred().milestones.size() == campaign_examples()->front().steps.size());

    auto* milestones = f.find<QTableView>(QStringLiteral("里程碑"));
    REQUIRE(milestones != nullptr);
    QAbstractItemModel* model = milestones->model();
    REQUIRE(model->rowCount() == static_cast<int>(hundred().milestones.size()));
    const QString today = qt(f.context.as_of().iso());
    REQUIRE(model->setData(model->index(0, 3), today, Qt::EditRole));
    REQUIRE(f.settled());
    CHECK(hundred().done == 1);
    CHECK(model->index(0, 4).data().toString() == QStringLiteral("已完成"));
    CHECK_FALSE(model->setData(model->index(0, 3), QStringLiteral("不是日期"), Qt::EditRole));
    CHECK_FALSE(model->setData(model->index(0, 0), QString(), Qt::EditRole)); // a task has a name
    CHECK(hundred().done == 1);

    const auto last = undo_candidate(f.context.database());
    REQUIRE(last);
    REQUIRE(undo_action(f.context.database(), *f.context.catalog(), f.context.actor(), *last));
    CHECK(hundred().done == 0);

    // A second one of the same name gets a number.
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("示例：百日攻坚")), Qt::LeftButton);
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("新建专项行动")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(campaigns().size() == before + 3);
    const int own = model->rowCount();
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("添加里程碑")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(model->rowCount() == own + 1);
}

TEST_CASE("townships of a campaign are ranked, the sums last")
{
    WindowFixture f;
    REQUIRE(f.window->go(Place::part(QStringLiteral("campaign"), QStringLiteral("townships"))));
    REQUIRE(f.settled());
    auto* table = f.find<QTableView>(QStringLiteral("各地进展排名"));
    REQUIRE(table != nullptr);
    const QAbstractItemModel* model = table->model();
    REQUIRE(model->rowCount() > 2);
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("1"));
    CHECK(model->index(model->rowCount() - 1, 1).data().toString() == QStringLiteral("合计"));
}

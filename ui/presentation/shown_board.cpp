#include "ui/presentation/shown_board.h"

#include <algorithm>
#include <mutex>

#include <QCoreApplication>

#include "core/base/name_order.h"
#include "core/base/text.h"
#include "ui/presentation/format.h"

namespace lx::ui {

FoundBy::FoundBy(std::string_view name, std::string_view code, NameKind kind)
    : m_texts{fold(name), fold(code), fold(pinyin_initials(name, kind))}
{}

bool FoundBy::has(std::string_view folded) const
{
    return std::ranges::any_of(
        m_texts, [&](const std::string& text) { return text.find(folded) != std::string::npos; });
}

Result<ShownBoardPtr> shown_board(const std::shared_ptr<const County>& county, int year,
                                  const InstructorSettings& settings, Progress& progress)
{
    const std::scoped_lock reading(county->mutex);
    LX_ASSIGN(InstructorBoard board, InstructorBoard::of(*county, year, settings, progress));
    auto made = std::make_shared<ShownBoard>(
        ShownBoard{county, std::move(board), settings, {}, {}, {}, {}, {}, {}, {}});
    for (const InstructorRow& row : made->board.rows()) {
        made->codes.push_back(shown_field(*county->world, "instructor", "code", row.row));
        made->names.push_back(shown_field(*county->world, "instructor", "name", row.row));
        const std::string name = utf8_of(made->names.back());
        made->name_order.push_back(sort_key(name, SortBy::Pinyin, NameKind::Person));
        made->found_by.emplace_back(name, utf8_of(made->codes.back()), NameKind::Person);
    }
    for (const UnservedUnit& unit : made->board.unserved()) {
        made->unit_names.push_back(shown_field(*county->world, "unit", "name", unit.row));
        made->units_found_by.emplace_back(
            utf8_of(made->unit_names.back()),
            utf8_of(shown_field(*county->world, "unit", "uscc", unit.row)), NameKind::Words);
    }
    const Urgency urgency = Urgency::of(county->definitions->facts());
    for (const Urgency::Grade& grade : urgency.grades())
        made->urgencies.push_back(qt(grade.name));
    return ShownBoardPtr(std::move(made));
}

QString mark_words(const LifeCell& cell)
{
    switch (cell.state) {
    case LifeState::Hole:
        return QCoreApplication::translate("lx::ui::ShownBoard", "none");
    case LifeState::Due:
        return QCoreApplication::translate("lx::ui::ShownBoard", "due");
    case LifeState::Later:
        return QStringLiteral("·");
    case LifeState::Held:
        return cell.held > 1 ? QStringLiteral("✓%1").arg(cell.held) : QStringLiteral("✓");
    default:
        return {};
    }
}

QString shown_field(const World& world, const char* ledger, const char* field, std::int32_t row)
{
    return qt(world.show(*world.registry().find(ledger, field), row));
}

} // namespace lx::ui

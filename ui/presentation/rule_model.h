#pragma once

#include <optional>

#include <QString>

#include "core/county/county.h"
#include "ui/presentation/node_tree.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

struct RuleRow
{
    QString id;   ///< "6.a"; "" for packs and groups
    QString text; ///< title of the rule, group or pack
    const Rule* rule = nullptr;
    std::size_t pack = 0;
    StateCounts counts; ///< of groups and packs the sum
};

/// The policies with their groups and rules and how many subjects are in which state.
class RuleModel : public NodeTree<RuleRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Title,
        StrengthWord,
        Unmet,
        Unknown,
        Columns
    };
    explicit RuleModel(QObject* parent = nullptr);

    /// Only rules of this strength that RuleSearch finds by `text`; `done` may be null.
    void show(std::shared_ptr<const County> done, std::optional<Strength> strength,
              const QString& text);
    /// Index of a rule; invalid where it is not listed.
    [[nodiscard]] QModelIndex find(const QString& full_id) const;
    /// The first rule listed that someone does not meet, else the first.
    [[nodiscard]] QModelIndex first() const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    std::shared_ptr<const County> m_done;
};

} // namespace lx::ui

#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>

namespace lx::ui {

/// A small tree of rows held in memory (rules in their groups, duties under their rules); `Row` is
/// what one row shows.
template <class Row> class NodeTree : public QAbstractItemModel
{
public:
    using QAbstractItemModel::QAbstractItemModel;

    struct Node
    {
        Row row{};
        Node* parent = nullptr;
        int place = 0;
        std::vector<std::unique_ptr<Node>> children;

        Node* add(Row child)
        {
            auto node = std::make_unique<Node>();
            node->row = std::move(child);
            node->parent = this;
            node->place = static_cast<int>(children.size());
            children.push_back(std::move(node));
            return children.back().get();
        }
    };

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override
    {
        if (!hasIndex(row, column, parent))
            return {};
        return createIndex(row, column,
                           node_of(parent)->children[static_cast<std::size_t>(row)].get());
    }
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override
    {
        if (!child.isValid())
            return {};
        Node* above = node_of(child)->parent;
        return above == nullptr || above == m_root.get() ? QModelIndex()
                                                         : createIndex(above->place, 0, above);
    }
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.column() > 0 ? 0 : static_cast<int>(node_of(parent)->children.size());
    }
    /// What a row shows; nullptr for none.
    [[nodiscard]] const Row* row(const QModelIndex& index) const
    {
        return index.isValid() ? &node_of(index)->row : nullptr;
    }
    [[nodiscard]] QModelIndex index_of(const Node& node, int column = 0) const
    {
        return createIndex(node.place, column, const_cast<Node*>(&node));
    }
    [[nodiscard]] const Node& root() const { return *m_root; }

protected:
    void reset(std::unique_ptr<Node> root)
    {
        beginResetModel();
        m_root = std::move(root);
        endResetModel();
    }
    [[nodiscard]] Node* node_of(const QModelIndex& index) const
    {
        return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
    }

private:
    std::unique_ptr<Node> m_root = std::make_unique<Node>();
};

} // namespace lx::ui

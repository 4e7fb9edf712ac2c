"""Word lists for breaking caption lines, by language: conjunctions and prepositions, articles, Chinese words to keep
whole.
"""

# words that begin a line well and end one badly: conjunctions and prepositions
JOINING = {
    "ar": "في من إلى على عن مع بين حتى منذ أن إن أو أم التي الذي الذين اللذين لكن بل ثم بشأن ضد عبر حول بعد قبل "
    "خلال لدى كي كما حيث عندما إذا",
    "en": "and or but nor so because although while when where which who whose that if as than of in on at by for "
    "from to with within through during between among against about into over under after before including until "
    "without towards upon",
    "fr": "et ou mais donc car ni que qu’ qui dont où lorsque quand si comme parce afin de du des d’ à au aux en "
    "dans par pour sur sous avec sans entre vers chez contre depuis pendant selon ainsi notamment",
    "ru": "и или а но да что чтобы который которая которое которые которого которой которых которым которому где "
    "когда если как поскольку в во на о об от до для из к ко по при про с со у за над под без через между перед "
    "против среди после включая",
    "es": "y e o u pero sino ni que quien quienes cual cuyo cuya cuando donde si como porque para por de del a al en "
    "con sin sobre entre hacia hasta desde contra durante mediante según tras ante bajo",
    "zh": "和 与 及 或 并 但 而 在 对 为 从 向 由 将 把 被 以 使 因 如 让",
}
# words that belong to the next one: articles, demonstratives, possessives, negations
LEANS = {
    "ar": "هذا هذه ذلك تلك لا لم لن كل جميع غير",
    "en": "the a an this these those his her its their our your my every each no not",
    "fr": "le la les l’ un une ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes ne très plus",
    "ru": "не ни этот эта это эти этого этой этих наш наша наши его ее их",
    "es": "el la los las lo un una unos unas este esta estos estas su sus nuestro nuestra nuestros nuestras no más",
    "zh": "不 这 该 各 每 其 第 最",
}
# Chinese has no spaces: the words that lines of such captions would most often split
CHINESE = (
    "人权理事会 联合国 理事会 委员会 秘书长 特别代表 特别报告员 专题小组 儿童 权利 人权 保护 剥削 信息 通信 技术 "
    "信通技术 互联网 国际 国家 各国 合作 框架 挑战 问题 机会 风险 教育 暴力 虐待 网络 数字 媒体 讨论 会议 主席 "
    "主持人 发言 成员 代表 公约 议定书 决议 报告 活动 措施 做法 良好 经验 政府 企业 社会 民间 家庭 学校 父母 "
    "受害者 执法 机构 机制 工作 发展 目标 可持续 承诺 我们 他们 她们 你们 大家 可以 必须 需要 应当 已经 正在 没有 "
    "所有 以及 因此 但是 如果 通过 关于 根据 为了 由于 包括 之间 和平 安全 平等 参与 生活 世界 今天 年度 全天 "
    "开幕 总结 互动 答复 性剥削 利益攸关方 权能 增强 预防 打击 隐私 私营 部门 提供商 促进 享有 加强 实现 采取 "
    "举措 建议 交流 提供 影响 环境 能力 使用 有害 图像 材料 欺凌 骚扰 引诱 诱骗 便利 受到 伤害 任择 名单 发言者 "
    "高级别 惯例 开始 随后 互动性 鼓励 围绕 主题 评论 积极 辩论 语文 口译 所谓 社交 部分 日益 依赖 学习 游戏 主要 "
    "保持 平衡 获益 审视 方式 产生 充分 利用 区域 因素 年龄 性别 经济 地位 文化 背景 残疾 关键 确保 解决 质量 "
    "差异 此外 开展 研究 编写 专题 组织 认识 带来 制定 思考 议程 主流化 具体 明确 法律 热线 司法 协助 请求 数据 "
    "保存 看法 证据 犯罪 服务器 资源 支持 重申 代表团 感谢 关切 行为 任务 授权 特别 报告员 主管 负责 参加 参与权 "
    "受教育权 希望 认为 强调 欢迎 呼吁 建立 提高 支助 援助 妇女 青年 难民 移民 气候 变化 健康 卫生 贫困 法治 民主 "
    "自由 尊重 歧视 少数 群体 土著 人民 冲突 战争 裁军 贸易 投资 粮食 能源"
)

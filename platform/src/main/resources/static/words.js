// The few words that scripts say themselves, in the language of the page.
const WORDS = {
  zh: {
    close: '关闭', table: '看数据表', plot: '看图', unsaved: '有未保存的修改，确定离开吗？', failed: '操作未完成',
    network: '网络中断，请检查网络后重试', uploading: '上传中', uploaded: '已上传', cancel: '取消', retry: '重试',
    tooLarge: (name, mb) => `${name} 超过 ${mb} MB，请压缩或拆分后再传`,
    wrongKind: (name, kinds) => `${name} 的格式不支持，可用：${kinds}`,
    refused: (name, status) => `${name} 未能上传（${status}）`,
    expired: '登录已过期，请重新登录', noMap: '地图边界未能加载，请看右侧列表', noChart: '图表未能加载，请看数据表',
    passkey: '没有完成：设备未确认，或没有可用的通行密钥', noPasskeys: '此浏览器不支持通行密钥',
  },
  en: {
    close: 'Close', table: 'Show numbers', plot: 'Show chart', unsaved: 'There are unsaved changes. Leave anyway?', failed: 'Not done',
    network: 'No connection. Check the network and try again', uploading: 'Uploading', uploaded: 'Uploaded', cancel: 'Cancel', retry: 'Try again',
    tooLarge: (name, mb) => `${name} is larger than ${mb} MB. Compress or split it`,
    wrongKind: (name, kinds) => `${name} is of a kind that cannot be read. Accepted: ${kinds}`,
    refused: (name, status) => `${name} was not uploaded (${status})`,
    expired: 'Your session has ended. Please log in again', noMap: 'The map could not be loaded; see the list', noChart: 'The chart could not be loaded; see the numbers',
    passkey: 'Not done: the device did not confirm, or has no passkey for this', noPasskeys: 'This browser knows no passkeys',
  },
};

export const words = document.documentElement.lang.startsWith('en') ? WORDS.en : WORDS.zh;
